package dev.clew.harm;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;

import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications, one of which calls the other, and one of which is reactive.
 */
class ReactiveServicesTests {

	private static final String HANDING_ON = "management.tracing.baggage.remote-fields=session.id,user.id";

	private static final String PROPAGATED = "spring.reactor.context-propagation=auto";

	@AfterEach
	void reactorIsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
	}

	@ParameterizedTest
	@EnumSource(value = Tracing.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
	void sessionGoesFromAReactiveServiceToAnother(Tracing tracing) {
		try (TestApplication second = TestApplication.web(tracing, TestApplication.with(ServicesTests.Desk.class),
				HANDING_ON);
				TestApplication first = TestApplication.reactive(tracing,
						TestApplication.with(Relay.class, ServicesTests.Ann.class), HANDING_ON, PROPAGATED,
						"relay.to=" + second.address())) {
			assertOneSession(first, second);
		}
	}

	@ParameterizedTest
	@EnumSource(value = Tracing.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
	void sessionComesToAReactiveServiceFromAnother(Tracing tracing) {
		try (TestApplication second = TestApplication.reactive(tracing, TestApplication.with(Desk.class), HANDING_ON,
				PROPAGATED);
				TestApplication first = TestApplication.web(tracing,
						TestApplication.with(ServicesTests.Relay.class, ServicesTests.Ann.class), HANDING_ON,
						"relay.to=" + second.address())) {
			assertOneSession(first, second);
		}
	}

	private static void assertOneSession(TestApplication first, TestApplication second) {
		HttpResponse<String> response = first.post("/relay", "c 1,;=%", "about <huts>");
		assertThat(response.body()).isEqualTo("answer to seen <huts>");
		Trace outer = first.completed(response);
		List<TraceInfo> infos = List.of(outer.summary().info(), second.completed(response).summary().info());
		assertThat(infos).extracting(TraceInfo::sessionId).containsExactly("c 1,;=%", "c 1,;=%");
		assertThat(infos).extracting(TraceInfo::userId).containsExactly("ann", "ann");
		assertThat(infos).extracting(TraceInfo::notes).containsOnly(List.of());
	}

	private static Mono<String> later(Callable<String> work) {
		return Mono.fromCallable(work).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Asks the assistant, and then the other service.
	 */
	@RestController
	static class Relay {

		private final Assistant assistant;

		private final WebClient client;

		Relay(@Qualifier("assistant") Assistant assistant, ObservationRegistry observations,
				@Value("${relay.to}") String target) {
			this.assistant = assistant;
			this.client = WebClient.builder()
				.clientConnector(new JdkClientHttpConnector())
				.observationRegistry(observations)
				.baseUrl(target)
				.build();
		}

		@PostMapping("/relay")
		Mono<String> relay(@RequestBody String message) {
			return later(() -> this.assistant.chat("default", message))
				.then(this.client.post().uri("/desk").bodyValue(message).retrieve().bodyToMono(String.class));
		}

	}

	/**
	 * The other service.
	 */
	@RestController
	static class Desk {

		private final Assistant assistant;

		Desk(@Qualifier("assistant") Assistant assistant) {
			this.assistant = assistant;
		}

		@PostMapping("/desk")
		Mono<String> answer(@RequestBody String message) {
			return later(() -> this.assistant.chat("default", message));
		}

	}

}
