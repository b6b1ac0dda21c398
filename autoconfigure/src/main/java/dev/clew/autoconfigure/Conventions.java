package dev.clew.autoconfigure;

import dev.clew.observation.AgentObservationConvention;
import dev.clew.observation.ChainObservationConvention;
import dev.clew.observation.EmbeddingObservationConvention;
import dev.clew.observation.EvaluatorObservationConvention;
import dev.clew.observation.EventObservationConvention;
import dev.clew.observation.GenerationObservationConvention;
import dev.clew.observation.GuardrailObservationConvention;
import dev.clew.observation.ObservationConventions;
import dev.clew.observation.RetrieverObservationConvention;
import dev.clew.observation.SpanObservationConvention;
import dev.clew.observation.ToolObservationConvention;

import org.springframework.beans.factory.BeanFactory;

/**
 * The user's conventions, and the default ones where there are none.
 */
final class Conventions {

	private static final ObservationConventions DEFAULT = ObservationConventions.DEFAULT;

	private Conventions() {
	}

	static ObservationConventions from(BeanFactory beans) {
		return new ObservationConventions(get(beans, GenerationObservationConvention.class, DEFAULT.generation()),
				get(beans, EmbeddingObservationConvention.class, DEFAULT.embedding()),
				get(beans, AgentObservationConvention.class, DEFAULT.agent()),
				get(beans, ToolObservationConvention.class, DEFAULT.tool()),
				get(beans, RetrieverObservationConvention.class, DEFAULT.retriever()),
				get(beans, ChainObservationConvention.class, DEFAULT.chain()),
				get(beans, GuardrailObservationConvention.class, DEFAULT.guardrail()),
				get(beans, EvaluatorObservationConvention.class, DEFAULT.evaluator()),
				get(beans, EventObservationConvention.class, DEFAULT.event()),
				get(beans, SpanObservationConvention.class, DEFAULT.span()));
	}

	private static <T> T get(BeanFactory beans, Class<T> type, T fallback) {
		return beans.getBeanProvider(type).getIfUnique(() -> fallback);
	}

}
