package dev.clew.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.actuate.json.InstrumentationDescriptor.Component;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Knows which types of observations are switched off, and whose they are.
 */
public final class SwitchedOffTypes {

	private static final Map<String, List<ObservationType>> OBSERVED = Map.ofEntries(
			Map.entry("ChatModel", List.of(ObservationType.GENERATION)),
			Map.entry("StreamingChatModel", List.of(ObservationType.GENERATION)),
			Map.entry("LanguageModel", List.of(ObservationType.GENERATION)),
			Map.entry("StreamingLanguageModel", List.of(ObservationType.GENERATION)),
			Map.entry("ImageModel", List.of(ObservationType.GENERATION)),
			Map.entry("AudioTranscriptionModel", List.of(ObservationType.GENERATION)),
			Map.entry("TextToSpeechModel", List.of(ObservationType.GENERATION)),
			Map.entry("EmbeddingModel", List.of(ObservationType.EMBEDDING)),
			Map.entry("ContentRetriever", List.of(ObservationType.RETRIEVER)),
			Map.entry("RetrievalAugmentor", List.of(ObservationType.CHAIN)),
			Map.entry("QueryTransformer", List.of(ObservationType.CHAIN)),
			Map.entry("QueryRouter", List.of(ObservationType.CHAIN)),
			Map.entry("ContentAggregator", List.of(ObservationType.CHAIN)),
			Map.entry("ContentInjector", List.of(ObservationType.CHAIN)),
			Map.entry("EmbeddingStore", List.of(ObservationType.SPAN)),
			Map.entry("ScoringModel", List.of(ObservationType.EVALUATOR)),
			Map.entry("ModerationModel", List.of(ObservationType.GUARDRAIL)),
			Map.entry("InputGuardrail", List.of(ObservationType.GUARDRAIL)),
			Map.entry("OutputGuardrail", List.of(ObservationType.GUARDRAIL)),
			Map.entry("ToolProvider", List.of(ObservationType.TOOL)),
			Map.entry("ToolExecutor", List.of(ObservationType.TOOL)),
			Map.entry("McpClient", List.of(ObservationType.TOOL, ObservationType.SPAN)),
			Map.entry("Agent", List.of(ObservationType.AGENT)), Map.entry("Workflow", List.of(ObservationType.CHAIN)));

	private final ObservationRegistry registry;

	public SwitchedOffTypes(ObservationRegistry registry) {
		this.registry = registry;
	}

	List<ObservationType> off() {
		return Stream.of(ObservationType.values()).filter(this::isOff).toList();
	}

	// Switched off by a property or by a predicate, which may look at more than the name.
	boolean isOff(ObservationType type) {
		return Observation.createNotStarted(type.observationName(), this.registry).isNoop();
	}

	// A traced component, with what is switched off of it.
	Component apply(Component component) {
		List<ObservationType> observed = OBSERVED.getOrDefault(component.type(), List.of());
		List<ObservationType> off = observed.stream().filter(this::isOff).toList();
		if (off.isEmpty()) {
			return component;
		}
		return (off.size() == observed.size())
				? Component.untraced(component.name(), component.type(), component.className(), why(off))
				: Component.traced(component.name(), component.type(), component.className(),
						component.how() + ", " + why(off));
	}

	@Nullable String why(ObservationType type) {
		return isOff(type) ? why(List.of(type)) : null;
	}

	private static String why(List<ObservationType> off) {
		return "switched off: " + off.stream().map(ObservationType::observationName).collect(Collectors.joining(", "));
	}

}
