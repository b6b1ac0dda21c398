package dev.clew.observation.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.Texts;
import dev.clew.observation.ClewContext;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.SmallMap;
import org.jspecify.annotations.Nullable;

/**
 * Masks what a record says beside its input and output, and knows what was masked. Used
 * for one record.
 */
final class RecordMask {

	private static final int MAX_VALUE = 2000;

	// Never has notes.
	private static final RecordMask NONE = new RecordMask(Masking.NONE);

	private final Masking masking;

	private @Nullable List<String> notes;

	private RecordMask(Masking masking) {
		this.masking = masking;
	}

	// For one record.
	static RecordMask of(Masking masking) {
		return masking.isNothing() ? NONE : new RecordMask(masking);
	}

	static MaskedField ofInput(ObservationType type) {
		return (type == ObservationType.TOOL) ? MaskedField.TOOL_ARGUMENTS : MaskedField.INPUTS;
	}

	static MaskedField ofOutput(ObservationType type) {
		return switch (type) {
			case TOOL -> MaskedField.TOOL_RESULTS;
			case RETRIEVER -> MaskedField.DOCUMENTS;
			default -> MaskedField.OUTPUTS;
		};
	}

	List<String> notes() {
		return (this.notes != null) ? this.notes : List.of();
	}

	// Once, however often the step is recorded.
	static void note(ClewContext step, String note) {
		if (!step.notes().contains(note)) {
			step.getNotes().add(note);
		}
	}

	private void note(String note) {
		this.notes = (this.notes != null) ? this.notes : new ArrayList<>(2);
		this.notes.add(note);
	}

	@Nullable String statusMessage(@Nullable String message) {
		return (message != null) ? Texts.cut(text(message, MaskedField.ERRORS, "status message"), MAX_VALUE) : null;
	}

	// Of one of others, where it is cut as well.
	String metadata(String key, String value) {
		return Texts.cut(text(value, MaskedField.METADATA, "metadata " + key), MAX_VALUE);
	}

	Map<String, String> metadata(Map<String, String> metadata) {
		return this.masking.values(metadata, MaskedField.METADATA, "metadata", this::note);
	}

	private String text(String text, MaskedField field, String what) {
		return this.masking.beginning(text, MAX_VALUE, field, what, this::note);
	}

	// Once for all steps that use it: they have what is masked from then on.
	@Nullable Prompt prompt(ClewContext step) {
		Prompt prompt = step.getPrompt();
		if (prompt == null || prompt.variables().isEmpty()) {
			return prompt;
		}
		SmallMap.Builder<String> kept = SmallMap.builder(prompt.variables().size());
		prompt.variables()
			.forEach((name, value) -> kept.put(name, this.masking.middle(value, MAX_VALUE, MaskedField.PROMPTS,
					"prompt variable " + name, (note) -> note(step, note))));
		Prompt masked = new Prompt(prompt.name(), prompt.version(), kept.build());
		step.setPrompt(masked);
		return masked;
	}

	ModelCall call(ModelCall call) {
		if (this.masking.isNothing()) {
			return call;
		}
		String responseModel = name(call.responseModel(), "response model");
		String requestModel = name(call.requestModel(), "model");
		Map<String, Object> parameters = parameters(call.parameters());
		boolean same = Objects.equals(responseModel, call.responseModel())
				&& Objects.equals(requestModel, call.requestModel()) && parameters.equals(call.parameters());
		return same ? call
				: new ModelCall(responseModel, requestModel, call.provider(), parameters, call.usage(), call.cost(),
						call.priceTier(), call.timeToFirstToken(), call.finishReason(), call.operation(),
						call.responseId(), call.dimension());
	}

	private Map<String, Object> parameters(Map<String, Object> parameters) {
		if (!hasText(parameters)) {
			return parameters;
		}
		SmallMap.Builder<Object> masked = SmallMap.builder(parameters.size());
		parameters.forEach((name, value) -> masked.put(name, parameter(name, value)));
		return masked.build();
	}

	private static boolean hasText(Map<String, Object> parameters) {
		for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
			if (parameter.getValue() instanceof String || parameter.getValue() instanceof List) {
				return true;
			}
		}
		return false;
	}

	@Nullable String name(@Nullable String name, String what) {
		return (name != null) ? text(name, MaskedField.NAMES, what) : null;
	}

	private Object parameter(String name, Object value) {
		if (value instanceof String text) {
			return text(text, MaskedField.INPUTS, name);
		}
		return (value instanceof List<?> list) ? list.stream().map((one) -> parameter(name, one)).toList() : value;
	}

}
