package dev.clew.harm;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.tree.TraceNode;
import dev.clew.observation.tree.TraceState;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import jakarta.servlet.Filter;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.MDC;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that nothing of a request without a model call is left when it is over.
 */
class NoStateLeftTests {

	private static final int REQUESTS = 1000;

	@ParameterizedTest
	@EnumSource
	void requestWithoutAModelCallLeavesNothing(Tracing tracing) {
		try (TestApplication application = TestApplication.web(tracing, TestApplication.with(Watch.class))) {
			for (int request = 0; request < REQUESTS; request++) {
				assertThat(application.get("/plain").body()).isEqualTo("plain");
			}
			Watcher watcher = application.bean(Watcher.class);
			// The last answer may arrive before its request is over.
			Awaitility.await()
				.untilAsserted(() -> assertThat(watcher.states).hasSizeGreaterThanOrEqualTo(2 * REQUESTS));
			assertThat(application.traces()).isEmpty();
			assertThat(watcher.left).isEmpty();
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
				System.gc();
				return watcher.states.stream().noneMatch((state) -> state.get() != null);
			});
		}
	}

	/**
	 * Watches requests from outside of all tracing, and what their traces are made of.
	 */
	static final class Watcher implements ObservationHandler<Observation.Context> {

		private final Queue<WeakReference<Object>> states = new ConcurrentLinkedQueue<>();

		private final Queue<String> left = new ConcurrentLinkedQueue<>();

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

		@Override
		public void onStop(Observation.Context context) {
			TraceNode node = TraceNode.of(context);
			if (node != null) {
				TraceState state = node.state();
				this.states.add(new WeakReference<>(node));
				this.states.add(new WeakReference<>(state));
			}
		}

		void look() {
			Map<String, String> keys = MDC.getCopyOfContextMap();
			if (CurrentStep.node() != null || (keys != null && !keys.isEmpty())) {
				this.left.add(CurrentStep.node() + " " + keys);
			}
		}

	}

	/**
	 * Puts the watcher in its places.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Watch {

		@Bean
		Watcher watcher() {
			return new Watcher();
		}

		@Bean
		FilterRegistrationBean<Filter> outermost(Watcher watcher) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>((request, response, chain) -> {
				watcher.look();
				chain.doFilter(request, response);
				watcher.look();
			});
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			return registration;
		}

	}

}
