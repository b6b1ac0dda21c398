package dev.clew.harm;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.web.UserIdResolver;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications, one of which calls the other: each asks a model.
 */
class ServicesTests {

	private static final String FIELDS = "management.tracing.baggage.remote-fields=session.id,user.id";

	@ParameterizedTest
	@EnumSource(value = Tracing.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
	void twoServicesMakeOneTraceAndOneSession(Tracing tracing) {
		List<TraceInfo> infos = callThrough(tracing, "c-1", FIELDS);
		assertThat(infos).extracting(TraceInfo::traceId).containsOnly(infos.get(0).traceId());
		assertThat(infos).extracting(TraceInfo::sessionId).containsExactly("c-1", "c-1");
		assertThat(infos).extracting(TraceInfo::userId).containsExactly("ann", "ann");
		assertThat(infos).extracting(TraceInfo::notes).containsOnly(List.of());
	}

	@ParameterizedTest
	@EnumSource(value = Tracing.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
	void sessionOfAnyCharactersArrivesAsItIs(Tracing tracing) {
		assertThat(callThrough(tracing, "c 1,;=%", FIELDS)).extracting(TraceInfo::sessionId)
			.containsExactly("c 1,;=%", "c 1,;=%");
	}

	@ParameterizedTest
	@EnumSource(value = Tracing.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
	void nothingIsHandedOnUnlessTheTracerIsTold(Tracing tracing) {
		List<TraceInfo> infos = callThrough(tracing, "c-1");
		assertThat(infos).extracting(TraceInfo::traceId).containsOnly(infos.get(0).traceId());
		assertThat(infos).extracting(TraceInfo::sessionId).containsExactly("c-1", null);
		assertThat(infos).extracting(TraceInfo::userId).containsExactly("ann", null);
		assertThat(Desk.seen).noneMatch((header) -> header.contains("c-1") || header.contains("ann"));
	}

	private static List<TraceInfo> callThrough(Tracing tracing, String session, String... properties) {
		Desk.seen.clear();
		try (TestApplication second = TestApplication.web(tracing, TestApplication.with(Desk.class), properties);
				TestApplication first = TestApplication.web(tracing, TestApplication.with(Relay.class, Ann.class),
						with(properties, "relay.to=" + second.address()))) {
			HttpResponse<String> response = first.post("/relay", session, "about <huts>");
			assertThat(response.body()).isEqualTo("answer to seen <huts>");
			Trace outer = first.completed(response);
			return List.of(outer.summary().info(), second.completed(response).summary().info());
		}
	}

	private static String[] with(String[] properties, String one) {
		List<String> all = new ArrayList<>(List.of(properties));
		all.add(one);
		return all.toArray(String[]::new);
	}

	/**
	 * Asks the assistant, and then the other service.
	 */
	@RestController
	static class Relay {

		private final Assistant assistant;

		private final RestClient client;

		Relay(@Qualifier("assistant") Assistant assistant, ObservationRegistry observations,
				@Value("${relay.to}") String target) {
			this.assistant = assistant;
			this.client = RestClient.builder().observationRegistry(observations).baseUrl(target).build();
		}

		@PostMapping("/relay")
		String relay(@RequestBody String message) {
			this.assistant.chat("default", message);
			return String.valueOf(this.client.post().uri("/desk").body(message).retrieve().body(String.class));
		}

	}

	/**
	 * The other service.
	 */
	@RestController
	static class Desk {

		static final List<String> seen = new CopyOnWriteArrayList<>();

		private final Assistant assistant;

		Desk(@Qualifier("assistant") Assistant assistant) {
			this.assistant = assistant;
		}

		@PostMapping("/desk")
		String answer(@RequestBody String message, HttpServletRequest request) {
			request.getHeaderNames()
				.asIterator()
				.forEachRemaining((name) -> seen.add(name + ": " + request.getHeader(name)));
			return this.assistant.chat("default", message);
		}

	}

	/**
	 * The user of the first service.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Ann {

		@Bean
		UserIdResolver ann() {
			return (request) -> "ann";
		}

	}

}
