package dev.clew.harm;

import java.net.http.HttpResponse;

import dev.clew.trace.Trace;
import dev.clew.web.SessionIdResolver;
import dev.clew.web.UserIdResolver;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a user's resolver that throws does not harm a request.
 */
@ExtendWith(OutputCaptureExtension.class)
class ResolverHarmTests {

	@Test
	void requestGoesOnWhenResolversThrow(CapturedOutput output) {
		try (TestApplication application = TestApplication.web(Tracing.NONE, TestApplication.with(Broken.class))) {
			for (int turn = 0; turn < 2; turn++) {
				HttpResponse<String> response = application.chat("c-1", "about <x>");
				assertThat(response.body()).isEqualTo("answer to seen <x>");
				Trace trace = application.completed(response);
				assertThat(trace.observations()).hasSize(12);
				assertThat(trace.summary().info().sessionId()).isEqualTo("c-1");
				assertThat(trace.summary().info().userId()).isNull();
			}
			assertThat(faults(application, "session")).isEqualTo(2);
			assertThat(faults(application, "user")).isEqualTo(2);
			assertThat(output.toString().split("Tracing failed in", -1)).hasSize(3);
		}
	}

	private static double faults(TestApplication application, String component) {
		return application.bean(MeterRegistry.class).get("clew.errors").tag("component", component).counter().count();
	}

	/**
	 * Resolvers that throw. The session is then that of the memory id.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Broken {

		@Bean
		SessionIdResolver sessionIdResolver() {
			return (request) -> {
				throw new IllegalStateException("no session for you");
			};
		}

		@Bean
		UserIdResolver userIdResolver() {
			return (request) -> {
				throw new LinkageError("no user for you");
			};
		}

	}

}
