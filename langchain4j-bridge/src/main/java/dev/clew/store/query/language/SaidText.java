package dev.clew.store.query.language;

import java.util.Map;
import java.util.stream.Stream;

import dev.clew.store.query.text.Snippet;
import dev.clew.store.query.text.TextSearch;
import dev.clew.trace.Content;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Prompt;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * A text that words are looked for in: where fields of words look is said here.
 *
 * @param name the field that it is, as the endpoints call it
 * @param text the text, if it is plain
 * @param content the JSON, if it is not
 */
record SaidText(String name, @Nullable String text, @Nullable Content content) {

	private static final String METADATA = "metadata.";

	/**
	 * What a trace says beside its observations.
	 * @param trace the trace
	 * @return its texts
	 */
	static Stream<SaidText> of(TraceInfo trace) {
		return Stream.concat(plain("name", trace.name()), each(METADATA, trace.metadata()));
	}

	/**
	 * What an observation says, short texts before long ones.
	 * @param field the field that is asked for
	 * @param observation the observation
	 * @return its texts
	 */
	static Stream<SaidText> of(QueryField field, ObservationRecord observation) {
		return switch (field) {
			case INPUT -> json("input", observation.input());
			case OUTPUT -> json("output", observation.output());
			case STATUS_MESSAGE -> plain("statusMessage", observation.statusMessage());
			case ERROR_MESSAGE -> error(observation.error());
			default -> all(observation);
		};
	}

	private static Stream<SaidText> all(ObservationRecord observation) {
		Prompt prompt = observation.prompt();
		return Stream
			.of(plain("name", observation.name()), plain("statusMessage", observation.statusMessage()),
					error(observation.error()), each(METADATA, observation.metadata()),
					each("prompt.variables.", (prompt != null) ? prompt.variables() : Map.of()),
					json("input", observation.input()), json("output", observation.output()))
			.flatMap((texts) -> texts);
	}

	private static Stream<SaidText> error(@Nullable ErrorInfo error) {
		return (error != null)
				? Stream.concat(plain("error.message", error.message()), plain("error.stackTrace", error.stackTrace()))
				: Stream.empty();
	}

	private static Stream<SaidText> each(String prefix, Map<String, String> texts) {
		return texts.entrySet().stream().flatMap((text) -> plain(prefix + text.getKey(), text.getValue()));
	}

	private static Stream<SaidText> plain(String name, @Nullable String text) {
		return (text != null) ? Stream.of(new SaidText(name, text, null)) : Stream.empty();
	}

	private static Stream<SaidText> json(String name, @Nullable Content content) {
		return (content != null) ? Stream.of(new SaidText(name, null, content)) : Stream.empty();
	}

	boolean has(TextSearch search) {
		return search.isIn(this.text) || search.isIn(this.content);
	}

	@Nullable Snippet around(TextSearch search) {
		if (this.content != null) {
			return search.around(this.content);
		}
		return (this.text != null) ? search.around(this.text) : null;
	}

}
