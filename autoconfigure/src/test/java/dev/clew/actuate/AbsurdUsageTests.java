package dev.clew.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import dev.clew.store.TraceStore;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationType;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Providers that report more tokens than can be added up.
 */
class AbsurdUsageTests {

	private static final TestServer server = TestServer.start(store());

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "llmtraces", "llmtraces?sort=-tokens", "llmtraces/" + TestTraces.CHAT,
			"llmobservations?sort=tokens", "llmsessions?sort=-tokens", "llmsessions?id=c-1", "llmusage?groupBy=model" })
	void sumsEndAtTheLargestNumber(String path) {
		HttpResponse<String> response = server.get(path);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		assertThat(response.body()).contains("\"usage\":{\"input\":9223372036854775807,\"total\":9223372036854775807}");
	}

	private static TraceStore store() {
		TraceStore store = TestTraces.emptyStore();
		TraceInfo info = TestTraces.info(TestTraces.CHAT, "chat", "c-1", TestTraces.START);
		ModelCall call = new ModelCall("m", "m", "p", Map.of(), new Usage(Map.of(Usage.INPUT, Long.MAX_VALUE)), null,
				null, null, null, null, null, null);
		for (String id : new String[] { "a000000000000001", "a000000000000002" }) {
			store.save(info,
					TestTraces
						.observation(TestTraces.CHAT, id, ObservationType.GENERATION, "m", TestTraces.START,
								Duration.ofMillis(1))
						.modelCall(call)
						.build());
		}
		return store;
	}

}
