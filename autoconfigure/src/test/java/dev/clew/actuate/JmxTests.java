package dev.clew.actuate;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.ReflectionException;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The endpoints through the platform's MBean server.
 */
class JmxTests {

	private static final String[] JMX = { "spring.jmx.enabled=true", "spring.jmx.unique-names=true",
			"spring.jackson.property-naming-strategy=SNAKE_CASE", "spring.jackson.default-property-inclusion=non_null",
			"management.endpoints.jmx.exposure.include=llmtraces,llmobservations,llmsessions,llmusage",
			"management.endpoints.jmx.domain=dev.clew.test" };

	@Test
	void contentIsHiddenWhenAuthorizedSinceNobodyIs() throws JMException {
		try (TestServer server = start("clew.endpoints.show-content=when-authorized", "clew.endpoints.roles=LLM")) {
			assertThat(trace()).containsEntry("contentHidden", true)
				.containsEntry("contentHiddenBy", "clew.endpoints.show-content=when-authorized")
				.doesNotContainKeys("inputPreview", "outputPreview", "metadata");
			assertThat(invoke("Llmobservations", "observations", new @Nullable Object[9]).toString())
				.contains("contentHidden=true")
				.doesNotContain("HUT-204");
			assertThat(invoke("Llmsessions", "sessions", session("c-1")).toString()).contains("contentHidden=true")
				.doesNotContain("HUT-204");
		}
	}

	@Test
	void contentIsShownWithAlways() throws JMException {
		try (TestServer server = start("clew.endpoints.show-content=always")) {
			assertThat(trace()).containsEntry("inputPreview", "Cancel HUT-204").doesNotContainKey("contentHiddenBy");
			assertThat(invoke("Llmtraces", "observation", TestTraces.CHAT, "a000000000000002"))
				.containsEntry("input",
						Map.of("userMessage", "Cancel HUT-204", "arguments", Collections.singletonMap("lang", null)))
				.containsEntry("output", "It is cancelled.");
			assertThat(invoke("Llmsessions", "sessions", session("c-1"))).containsEntry("sessionId", "c-1");
		}
	}

	@Test
	void usageIsAddedUp() throws JMException {
		try (TestServer server = start()) {
			Map<String, Object> usage = invoke("Llmusage", "usage", "model,user", "day", "Europe/Zurich",
					"2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z");
			assertThat(usage).containsEntry("counted", "modelCalls").containsKey("coverage");
			@SuppressWarnings("unchecked")
			List<Map<String, Object>> groups = (List<Map<String, Object>>) usage.get("groups");
			assertThat(groups).singleElement(InstanceOfAssertFactories.map(String.class, Object.class))
				.containsEntry("key", Map.of("model", "gpt-4o-mini", "user", "ann"))
				.containsEntry("start", "2026-02-28T23:00:00.000Z")
				.containsEntry("unpricedModels", List.of())
				.extracting("latencyMs")
				.asString()
				.isEqualTo("{p50=500, p95=500, p99=500}");
			assertThatExceptionOfType(ReflectionException.class)
				.isThrownBy(() -> invoke("Llmusage", "usage", null, "week", null, null, null))
				.withMessage("Parameter 'interval' is 'week'; allowed: one of minute, hour, day");
		}
	}

	@Test
	void badArgumentIsNamed() {
		try (TestServer server = start()) {
			assertThatExceptionOfType(ReflectionException.class)
				.isThrownBy(() -> invoke("Llmtraces", "traces", null, null, null, null, null, null, null, 501, null))
				.withMessage("Parameter 'limit' is '501'; allowed: a whole number from 1 to 500");
			assertThatExceptionOfType(ReflectionException.class)
				.isThrownBy(() -> invoke("Llmobservations", "observations", null, null, null, null, null, null,
						"levl:x", null, null))
				.withMessageStartingWith(
						"Parameter 'query': 'levl' at position 0 of the query; allowed: did you mean level?");
			assertThatExceptionOfType(ReflectionException.class)
				.isThrownBy(() -> invoke("Llmtraces", "trace", "unknown"))
				.withMessage("The store has no trace with this id");
		}
	}

	@Test
	void writingNeedsUnrestrictedAccess() throws JMException {
		try (TestServer server = start()) {
			assertThatExceptionOfType(ReflectionException.class)
				.isThrownBy(() -> invoke("Llmtraces", "delete", TestTraces.CHAT))
				.withMessageContaining("no operation named delete");
		}
		try (TestServer server = start("management.endpoint.llmtraces.access=unrestricted")) {
			assertThat(invoke("Llmtraces", "bookmark", TestTraces.CHAT, true)).containsEntry("bookmarked", true);
			assertThat(invoke("Llmtraces", "delete", TestTraces.CHAT)).containsEntry("deletedTraces", 1);
		}
	}

	private static TestServer start(String... properties) {
		String[] all = Stream.of(JMX, properties).flatMap(Arrays::stream).toArray(String[]::new);
		return TestServer.start(TestTraces.store(), all);
	}

	private static Map<String, Object> trace() throws JMException {
		Map<String, Object> page = invoke("Llmtraces", "traces", "c-1", "ann", "POST /api/chat", "ERROR",
				"2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z", "tool:cancel*", 10, null);
		@SuppressWarnings("unchecked")
		List<Map<String, Object>> traces = (List<Map<String, Object>>) page.get("traces");
		assertThat(traces).singleElement().extracting("traceId").isEqualTo(TestTraces.CHAT);
		return invoke("Llmtraces", "trace", TestTraces.CHAT);
	}

	private static @Nullable Object[] session(String id) {
		return new @Nullable Object[] { id, null, null, null, null, null, null };
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> invoke(String endpoint, String operation, @Nullable Object... arguments)
			throws JMException {
		ObjectName name = ManagementFactory.getPlatformMBeanServer()
			.queryNames(new ObjectName("dev.clew.test:type=Endpoint,name=" + endpoint + ",*"), null)
			.iterator()
			.next();
		return (Map<String, Object>) ManagementFactory.getPlatformMBeanServer()
			.invoke(name, operation, arguments, new String[0]);
	}

}
