package dev.clew.capture;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reactive applications, with automatic context propagation: whole trees, whichever
 * thread an operator runs on.
 */
@SuppressWarnings("NullAway.Init")
class WebFluxTests {

	private static final int SESSIONS = 50;

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

	// Reactor itself would clean up for the probe.
	@AfterEach
	void nothingIsLeftOnAnyThread() throws Exception {
		Hooks.disableAutomaticContextPropagation();
		try {
			assertThat(ThreadProbe.left()).isNull();
			assertThat(ThreadProbe.leftOn(Schedulers.boundedElastic()::schedule, 8)).isEmpty();
			assertThat(ThreadProbe.leftOn(server.bean(ExecutorService.class), 8)).isEmpty();
		}
		finally {
			Hooks.enableAutomaticContextPropagation();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "mono", "route" })
	void modelCalledOnAnotherSchedulerIsBelowItsRequest(String kind) throws Exception {
		HttpResponse<String> response = server.post("/" + kind + "/1", "ann");
		assertThat(response.body()).isEqualTo("Hello ann");
		assertThat(server.tree(response)).isEqualTo("""
				SPAN POST /%s/{id}
				  AGENT Assistant.chat
				    GENERATION prompted #1
				""".formatted(kind));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mono", "route" })
	void whatAToolCallsWithAWebClientIsBelowTheTool(String kind) throws Exception {
		HttpResponse<String> response = server.post("/" + kind + "/1", "look");
		assertThat(response.body()).isEqualTo("seen a hut");
		assertThat(server.tree(response)).isEqualTo("""
				SPAN POST /%s/{id}
				  AGENT Assistant.chat
				    GENERATION prompted #1
				    TOOL look #1
				      SPAN http get
				    GENERATION prompted #2
				""".formatted(kind));
	}

	@ParameterizedTest
	@ValueSource(strings = { "tell", "tokens" })
	void streamOfEventsIsBelowItsRequest(String kind) throws Exception {
		HttpResponse<String> response = server.post("/" + kind + "/1", "ann and bob");
		assertThat(response.body()).isEqualTo("data:Hello \n\ndata:ann \n\ndata:and \n\ndata:bob\n\n");
		Trace trace = server.trace(response);
		assertThat(Trees.of(trace)).isEqualTo("""
				SPAN POST /%s/{id}
				  AGENT Narrator.%s
				    GENERATION prompted #1
				""".formatted(kind, "tell".equals(kind) ? "tell" : "stream"));
		assertThat(Trees.json(Trees.first(trace, ObservationType.GENERATION).output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"Hello ann and bob\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tell", "tokens" })
	void allRoundsOfAStreamAreBelowItsRequest(String kind) throws Exception {
		HttpResponse<String> response = server.post("/" + kind + "/1", "look");
		assertThat(response.body()).isEqualTo("data:seen \n\ndata:a \n\ndata:hut\n\n");
		assertThat(server.tree(response)).isEqualTo("""
				SPAN POST /%s/{id}
				  AGENT Narrator.%s
				    GENERATION prompted #1
				    TOOL look #1
				      SPAN http get
				    GENERATION prompted #2
				""".formatted(kind, "tell".equals(kind) ? "tell" : "stream"));
	}

	@Test
	void callsOnSeveralSchedulersAreSiblings() throws Exception {
		HttpResponse<String> response = server.post("/both/1", "ann");
		assertThat(response.body()).isEqualTo("Hello Hello ann");
		assertThat(server.tree(response)).isEqualTo("""
				SPAN POST /both/{id}
				  GENERATION prompted
				  GENERATION prompted
				""");
	}

	@Test
	void observationOfTheApplicationInReactorsContextIsAround() throws Exception {
		HttpResponse<String> response = server.post("/observed/1", "ann");
		assertThat(server.tree(response)).isEqualTo("""
				SPAN POST /observed/{id}
				  SPAN thinking
				    GENERATION prompted
				""");
	}

	@Test
	void disabledObservationInReactorsContextDoesNotHideTheRequest() throws Exception {
		try (PromptedServer without = PromptedServer.reactive("spring.reactor.context-propagation=auto",
				"management.observations.enable.thinking=false")) {
			HttpResponse<String> response = without.post("/observed/1", "ann");
			assertThat(without.tree(response)).isEqualTo("""
					SPAN POST /observed/{id}
					  GENERATION prompted
					""");
		}
	}

	@Test
	void concurrentRequestsKeepTheirSessionsApart() throws Exception {
		Map<String, CompletableFuture<HttpResponse<String>>> answers = new LinkedHashMap<>();
		for (int session = 0; session < SESSIONS; session++) {
			for (String kind : List.of("mono", "route", "tell", "tokens")) {
				String text = "look " + kind + " " + session;
				answers.put(text, server.postLater("/" + kind + "/" + session, "s-" + session, text));
			}
		}
		List<String> wrong = new ArrayList<>();
		answers.forEach((text, answer) -> {
			Trace trace = server.trace(answer.join());
			String[] words = text.split(" ", -1);
			if (!Trees.of(trace).equals(tree(words[1])) || !("s-" + words[2]).equals(trace.summary().info().sessionId())
					|| !String.valueOf(Trees.json(Trees.first(trace, ObservationType.AGENT).input())).contains(text)) {
				wrong.add(text + ", session " + trace.summary().info().sessionId() + "\n" + Trees.of(trace));
			}
		});
		assertThat(wrong).isEmpty();
	}

	private static String tree(String kind) {
		Map<String, String> services = Map.of("tell", "Narrator.tell", "tokens", "Narrator.stream");
		return """
				SPAN POST /%s/{id}
				  AGENT %s
				    GENERATION prompted #1
				    TOOL look #1
				      SPAN http get
				    GENERATION prompted #2
				""".formatted(kind, services.getOrDefault(kind, "Assistant.chat"));
	}

}
