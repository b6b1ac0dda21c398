package dev.clew.observation.tree;

import java.util.ArrayList;
import java.util.List;

import dev.clew.content.Masking;
import dev.clew.trace.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionIdsTests {

	private final List<String> rejected = new ArrayList<>();

	private final SessionIds sessions = new SessionIds(List.of("header", "memory-id"), this.rejected::add);

	private final TraceState trace = new TraceState(Masking.NONE);

	@ParameterizedTest
	@ValueSource(strings = { "c-1", "a b", "\u00FC\u5C71", "\uD83C\uDFD4", "<script>", "'; --", "1" })
	void printableIdsAreValid(String id) {
		assertThat(SessionIds.isValid(id)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\nb", "a\rb", "a\tb", "\u0000", "\u007F", "\u2028", "\u2029", "\u200B",
			"\u202E", "\uFEFF", "\uE000", "\uD83C" })
	void otherIdsAreNot(String id) {
		assertThat(SessionIds.isValid(id)).isFalse();
	}

	@Test
	void idHasAtMostTwoHundredCharacters() {
		assertThat(SessionIds.isValid("x".repeat(200))).isTrue();
		assertThat(SessionIds.isValid("x".repeat(201))).isFalse();
	}

	@Test
	void invalidIdIsCountedAndNotedWithoutBeingShown() {
		assertThat(this.sessions.offer(this.trace, "header", "evil\n")).isFalse();
		assertThat(this.trace.sessionId()).isNull();
		assertThat(this.rejected).containsExactly("header");
		assertThat(notes())
			.containsExactly("session id of source 'header' ignored: an id is 1 to 200 printable characters");
	}

	@Test
	void sourceThatDoesNotCountIsIgnored() {
		assertThat(this.sessions.accepts("http-session")).isFalse();
		assertThat(this.sessions.offer(this.trace, "http-session", "c-1")).isFalse();
		assertThat(this.trace.sessionId()).isNull();
		assertThat(notes()).isEmpty();
	}

	@Test
	void firstIdOfASourceWinsAndTheOtherIsNoted() {
		this.sessions.offer(this.trace, "memory-id", "m-1");
		this.sessions.offer(this.trace, "memory-id", "m-1");
		this.sessions.offer(this.trace, "memory-id", "m-2");
		assertThat(this.trace.sessionId()).isEqualTo("m-1");
		assertThat(notes()).containsExactly("another session id was ignored: m-2");
	}

	@Test
	void higherSourceWinsWheneverItComes() {
		this.sessions.offer(this.trace, "memory-id", "m-1");
		this.sessions.offer(this.trace, "header", "c-1");
		assertThat(this.trace.sessionId()).isEqualTo("c-1");
		assertThat(notes()).containsExactly("another session id was ignored: m-1");
	}

	private List<String> notes() {
		return this.trace.info("0".repeat(31) + "1", 0, Origin.UNKNOWN).notes();
	}

}
