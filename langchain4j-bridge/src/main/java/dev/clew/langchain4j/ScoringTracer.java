package dev.clew.langchain4j;

import java.lang.reflect.Method;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.observation.EvaluatorContext;
import dev.clew.observation.ObservationConventions;
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
		super(ScoringModel.class, owner);
	}

	@Override
	@Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		boolean scores = "score".equals(method.getName()) || "scoreAll".equals(method.getName());
		if (!scores || arguments.length != 2 || arguments[0] == null || !(arguments[1] instanceof String query)) {
			return null;
		}
		EvaluatorContext context = new EvaluatorContext(nameOf(component));
		context.setInput(input(query, texts(arguments[0])));
		return new Operation<>(context, ObservationConventions::evaluator, null, ScoringTracer::returned);
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
			json.writeArrayFieldStart("texts");
			for (String text : texts) {
				json.writeString(text);
			}
			json.writeEndArray();
			json.writeEndObject();
		};
	}

	// The scores in the order of the texts. Usage is counted on generations and
	// embeddings alone.
	private static void returned(EvaluatorContext context, @Nullable Object result) {
		if (result instanceof Response<?> response) {
			Object scores = response.content();
			context.setOutput(ContentSource.of((scores instanceof List) ? scores : List.of(scores)));
			TokenUsage usage = response.tokenUsage();
			if (usage != null && usage.totalTokenCount() != null) {
				context.getMetadata().put("totalTokens", usage.totalTokenCount().toString());
			}
		}
	}

}
