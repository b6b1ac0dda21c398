package dev.clew.capture;

import java.io.InputStream;
import java.net.http.HttpResponse;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Reactive streams of events that end early.
 */
@SuppressWarnings("NullAway.Init")
class WebFluxAbortsTests {

	private static PromptedServer server;

	@BeforeAll
	static void start() {
		server = PromptedServer.reactive("spring.reactor.context-propagation=auto");
	}

	@AfterAll
	static void stop() {
		server.close();
		Hooks.disableAutomaticContextPropagation();
	}

	@ParameterizedTest
	@ValueSource(strings = { "tell", "tokens" })
	void errorInTheStreamIsThatOfEveryStepAroundIt(String kind) throws Exception {
		HttpResponse<InputStream> response = server.listen("/" + kind + "/1", "broken");
		assertThatIOException().isThrownBy(() -> response.body().readAllBytes());
		Trace trace = server.trace(response);
		assertThat(Trees.of(trace)).isEqualTo("""
				SPAN POST /%s/{id} ERROR
				  AGENT Narrator.%s ERROR
				    GENERATION prompted #1 ERROR
				""".formatted(kind, "tell".equals(kind) ? "tell" : "stream"));
		assertThat(trace.observations()).extracting(ObservationRecord::error)
			.extracting(ErrorInfo::message)
			.containsOnly("the stream is broken");
		assertThat(Trees.json(Trees.first(trace, ObservationType.GENERATION).output())).contains("Hello broken");
	}

	// What Tomcat and Spring make of a client that has gone depends on who sees it first:
	// an error of the request, none, or now and then no end of it at all.
	@Test
	void streamThatIsCancelledWithItsClientEnds() throws Exception {
		HttpResponse<InputStream> response = server.listen("/tokens/1", "endless");
		assertThat(response.body().read()).isEqualTo('d');
		response.body().close();
		Trace trace = server.trace(response, WebFluxAbortsTests::modelIsDone);
		assertThat(Trees.of(trace)).startsWith("SPAN POST /tokens/{id}").endsWith("""

				  AGENT Narrator.stream WARNING
				    GENERATION prompted #1 WARNING
				""");
		ObservationRecord generation = Trees.first(trace, ObservationType.GENERATION);
		assertThat(generation.statusMessage()).isEqualTo("cancelled");
		assertThat(Trees.json(generation.output())).contains("Hello endless");
	}

	private static boolean modelIsDone(Trace trace) {
		return trace.observations()
			.stream()
			.allMatch((one) -> one.type() == ObservationType.SPAN || one.status() == Status.COMPLETED);
	}

}
