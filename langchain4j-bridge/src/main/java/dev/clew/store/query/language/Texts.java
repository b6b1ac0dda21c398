package dev.clew.store.query.language;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.clew.store.query.language.Operand.Text;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * The values of fields that are texts.
 */
final class Texts {

	private Texts() {
	}

	static Stream<String> of(QueryField field, String key, Subject subject) {
		TraceInfo trace = subject.trace();
		return switch (field) {
			case TRACE_ID -> Stream.of(trace.traceId());
			case SESSION -> Stream.ofNullable(trace.sessionId());
			case USER -> Stream.ofNullable(trace.userId());
			case NAME -> Stream.of(trace.name());
			case TAG -> trace.tags().stream();
			case ENVIRONMENT -> Stream.of(trace.origin().environment());
			case RELEASE -> Stream.ofNullable(trace.origin().release());
			case SERVICE -> Stream.ofNullable(trace.origin().service());
			case METADATA -> Stream.concat(Stream.ofNullable(trace.metadata().get(key)),
					inside(subject, (observation) -> observation.metadata().get(key)));
			default -> inside(subject, valueOf(field));
		};
	}

	private static Stream<String> inside(Subject subject, Function<ObservationRecord, @Nullable String> value) {
		return subject.observations().stream().map(value).filter(Objects::nonNull);
	}

	private static Function<ObservationRecord, @Nullable String> valueOf(QueryField field) {
		return switch (field) {
			case OBSERVATION_NAME -> ObservationRecord::name;
			case MODEL -> call(ModelCall::countedModel);
			case RESPONSE_MODEL -> call(ModelCall::responseModel);
			case PROVIDER -> call(ModelCall::provider);
			case FINISH_REASON -> call(ModelCall::finishReason);
			case PROMPT -> Texts::prompt;
			case ERROR -> Texts::error;
			default -> nameOf(ObservationType.valueOf(field.label().toUpperCase(Locale.ROOT)));
		};
	}

	private static Function<ObservationRecord, @Nullable String> call(Function<ModelCall, @Nullable String> value) {
		return (observation) -> (observation.modelCall() != null) ? value.apply(observation.modelCall()) : null;
	}

	private static Function<ObservationRecord, @Nullable String> nameOf(ObservationType type) {
		return (observation) -> (observation.type() == type) ? observation.name() : null;
	}

	private static @Nullable String prompt(ObservationRecord observation) {
		Prompt prompt = observation.prompt();
		return (prompt != null) ? prompt.name() + "@" + prompt.version() : null;
	}

	private static @Nullable String error(ObservationRecord observation) {
		ErrorInfo error = observation.error();
		return (error != null) ? error.type() : null;
	}

	// Of name@version the beginning of the version is enough, without it any will do.
	static Predicate<String> isPrompt(Text text) {
		boolean version = text.parts().stream().anyMatch((part) -> part.indexOf('@') >= 0);
		Text wanted = version ? text.open() : text;
		return (prompt) -> wanted.matches(version ? prompt : prompt.substring(0, prompt.lastIndexOf('@')));
	}

}
