package dev.clew.langchain4j.rag;

import java.util.List;

import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.request.ScoringRequest;
import dev.langchain4j.model.scoring.response.ScoringResponse;
import org.jspecify.annotations.Nullable;

/**
 * Requests to scoring models and their responses, which LangChain4j has since 1.20: not
 * to be touched where it does not.
 */
final class ScoringRequests {

	private ScoringRequests() {
	}

	static @Nullable Request of(@Nullable Object given) {
		return (given instanceof ScoringRequest request) ? new Request(request.query(), request.documents()) : null;
	}

	static @Nullable Response responseOf(@Nullable Object result) {
		return (result instanceof ScoringResponse response) ? new Response(response.scores(), response.tokenUsage())
				: null;
	}

	/**
	 * What is scored.
	 *
	 * @param query what the texts are to say something on
	 * @param texts the texts
	 */
	record Request(String query, List<String> texts) {

	}

	/**
	 * The scores.
	 *
	 * @param scores a score for each text
	 * @param usage what the call used, if the model says so
	 */
	record Response(List<Double> scores, @Nullable TokenUsage usage) {

	}

}
