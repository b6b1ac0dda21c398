package dev.clew.langchain4j.rag;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.run.ClassPath;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.observation.StepContext;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import org.jspecify.annotations.Nullable;

/**
 * Traces calls of scoring models, which rank texts by what they say on a query.
 */
public final class ScoringTracer extends ComponentTracer {

	/**
	 * A tracer.
	 * @param owner application that the models belong to; {@code null} where that is not
	 * known
	 */
	public ScoringTracer(@Nullable RuntimeHandle owner) {
		super(ScoringModel.class, "scoring model", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		String name = Forms.nameOf(method);
		if (!"score".equals(name) && !"scoreAll".equals(name) && !"doScore".equals(name)) {
			return null;
		}
		ContentSource input = input(arguments);
		if (input == null) {
			return null;
		}
		StepContext context = new StepContext(ObservationType.EVALUATOR, nameOf(component));
		context.setInput(input);
		return new Operation<>(context, null, ScoringTracer::returned);
	}

	private static @Nullable ContentSource input(@Nullable Object[] arguments) {
		if (arguments.length == 1 && ClassPath.SCORING_REQUESTS) {
			ScoringRequests.Request request = ScoringRequests.of(arguments[0]);
			return (request != null) ? input(request.query(), request.texts()) : null;
		}
		return (arguments.length == 2 && arguments[0] != null && arguments[1] instanceof String query)
				? input(query, texts(arguments[0])) : null;
	}

	private static List<String> texts(Object scored) {
		return (scored instanceof List<?> segments) ? segments.stream().map(ScoringTracer::text).toList()
				: List.of(text(scored));
	}

	private static String text(@Nullable Object scored) {
		return (scored instanceof TextSegment segment) ? segment.text() : String.valueOf(scored);
	}

	private static ContentSource input(String query, List<String> texts) {
		return (json) -> {
			json.writeStartObject();
			json.writeStringField("query", query);
			json.writePOJOField("texts", texts);
			json.writeEndObject();
		};
	}

	private static void returned(StepContext context, @Nullable Object result) {
		if (result instanceof Response<?> response) {
			Object scores = response.content();
			scored(context, (scores instanceof List<?> list) ? list : List.of(scores), response.tokenUsage());
			return;
		}
		ScoringRequests.Response response = ClassPath.SCORING_REQUESTS ? ScoringRequests.responseOf(result) : null;
		if (response != null) {
			scored(context, response.scores(), response.usage());
		}
	}

	// The scores in the order of the texts. Usage is counted on generations and
	// embeddings alone.
	private static void scored(StepContext context, List<?> scores, @Nullable TokenUsage usage) {
		context.setOutput(ContentSource.of(scores));
		if (usage != null && usage.totalTokenCount() != null) {
			context.getMetadata().put("totalTokens", usage.totalTokenCount().toString());
		}
	}

}
