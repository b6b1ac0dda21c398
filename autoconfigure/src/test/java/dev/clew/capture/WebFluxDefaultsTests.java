package dev.clew.capture;

import java.net.http.HttpResponse;

import dev.clew.store.TraceStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reactive applications as they are by default: Reactor keeps its context to itself.
 */
class WebFluxDefaultsTests {

	@ParameterizedTest
	@ValueSource(strings = { "mono", "route" })
	void whatOperatorsCallIsATraceOfItsOwnWithItsStepsTogether(String kind) throws Exception {
		try (PromptedServer server = PromptedServer.reactive()) {
			HttpResponse<String> response = server.post("/" + kind + "/1", "look");
			assertThat(response.body()).isEqualTo("seen a hut");
			String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
			assertThat(server.bean(TraceStore.class).findTrace(traceId)).isNull();
			assertThat(server.trees()).containsExactly("""
					AGENT Assistant.chat
					  GENERATION prompted #1
					  TOOL look #1
					    SPAN http get
					  GENERATION prompted #2
					""");
		}
	}

}
