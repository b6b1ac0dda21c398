package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.clew.observation.meter.MeterOwnership;
import dev.clew.pricing.Charge;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Cost;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The meters, exact in count, sum and tags.
 */
class MetersTests {

	private static final String DURATION = "gen_ai.client.operation.duration";

	private static final String USAGE = "gen_ai.client.token.usage";

	private final ApplicationContextRunner runner = Runners.noWeb()
		.withUserConfiguration(MeteredApplication.class)
		.withPropertyValues("clew.store.type=memory");

	@Test
	void durationsAreExactlyThoseThatAreRecorded() {
		this.runner.run((context) -> {
			work(context);
			assertSameAsRecorded(context, DURATION, ObservationType.GENERATION, ObservationType.EMBEDDING);
			assertSameAsRecorded(context, "gen_ai.execute_tool.duration", ObservationType.TOOL);
			assertSameAsRecorded(context, "gen_ai.invoke_agent.duration", ObservationType.AGENT);
		});
	}

	@Test
	void tagsAreThoseOfTheContract() {
		this.runner.run((context) -> {
			work(context);
			assertThat(tags(context, DURATION)).containsExactlyInAnyOrder(model("chat", "none"),
					model("chat", "java.lang.IllegalArgumentException"), embedding("none"));
			assertThat(tags(context, "gen_ai.execute_tool.duration")).containsExactlyInAnyOrder(
					Map.of("gen_ai.tool.name", "find", "error.type", "none"),
					Map.of("gen_ai.tool.name", "find", "error.type", "java.lang.IllegalStateException"),
					Map.of("gen_ai.tool.name", "unknown", "error.type", "unknown_tool"));
			assertThat(tags(context, "gen_ai.invoke_agent.duration")).containsExactlyInAnyOrder(
					Map.of("gen_ai.agent.name", "Desk.ask", "error.type", "none"),
					Map.of("gen_ai.agent.name", "Desk.ask", "error.type", "java.lang.IllegalArgumentException"));
			assertThat(tags(context, "clew.tokens")).containsExactlyInAnyOrder(
					Map.of("bucket", "input", "gen_ai.provider.name", "openai", "gen_ai.request.model", "m-1"),
					Map.of("bucket", "output", "gen_ai.provider.name", "openai", "gen_ai.request.model", "m-1"),
					Map.of("bucket", "input", "gen_ai.provider.name", "none", "gen_ai.request.model", "e-1"));
		});
	}

	@Test
	void tokensAreCountedInclusivelyAndInBuckets() {
		this.runner.run((context) -> {
			context.getBean(ChatModel.class).chat("Hi");
			context.getBean(ChatModel.class).chat("Hi");
			context.getBean(EmbeddingModel.class).embed("Hi");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			var input = registry.get(USAGE).tag("gen_ai.token.type", "input").tag("gen_ai.operation.name", "chat");
			assertThat(input.summary().count()).isEqualTo(2);
			assertThat(input.summary().totalAmount()).isEqualTo(24);
			assertThat(registry.get(USAGE).tag("gen_ai.token.type", "output").summaries()).singleElement()
				.satisfies((output) -> assertThat(output.totalAmount()).isEqualTo(10));
			assertThat(registry.get("clew.tokens").tag("bucket", "output").counter().count()).isEqualTo(10);
			assertThat(
					registry.get("clew.observations").tags("type", "GENERATION", "level", "DEFAULT").counter().count())
				.isEqualTo(2);
		});
	}

	@Test
	void costIsCountedAndSoAreCallsThatHaveNone() {
		Charge half = new Charge(Cost.ofTotal(new BigDecimal("0.5")), null, List.of());
		PriceCatalogue catalogue = (call) -> "m-1-dated".equals(call.model()) ? half : null;
		this.runner.withBean(PriceCatalogue.class, () -> catalogue).run((context) -> {
			work(context);
			assertThat(counts(context, "clew.cost")).containsExactly("openai m-1 3.5");
			assertThat(counts(context, "clew.unpriced")).containsExactly("none e-1 1.0");
		});
	}

	private static List<String> counts(AssertableApplicationContext context, String name) {
		return context.getBean(MeterRegistry.class)
			.get(name)
			.counters()
			.stream()
			.map((counter) -> counter.getId().getTag("gen_ai.provider.name") + " "
					+ counter.getId().getTag("gen_ai.request.model") + " " + counter.count())
			.toList();
	}

	@Test
	void whatTheProviderDoesNotReportIsNotCounted() {
		this.runner.run((context) -> {
			context.getBean(ChatModel.class).chat("one-sided");
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			assertThat(registry.find(USAGE).tag("gen_ai.token.type", "input").summary()).isNull();
			assertThat(registry.get(USAGE).tag("gen_ai.token.type", "output").summary().totalAmount()).isEqualTo(5);
		});
	}

	@Test
	void metersOfMicrometersOwnHandlerDoNotAppear() {
		this.runner.run((context) -> {
			work(context);
			assertThat(context.getBean(MeterRegistry.class).getMeters()).extracting((meter) -> meter.getId().getName())
				.filteredOn((name) -> name.startsWith("clew.") || name.startsWith("gen_ai."))
				.extracting((name) -> name.replace(".histogram", ""))
				.containsOnly(DURATION, USAGE, "gen_ai.execute_tool.duration", "gen_ai.invoke_agent.duration",
						"clew.tokens", "clew.unpriced", "clew.observations");
		});
	}

	@Test
	void prometheusTakesAllOfThemAlsoFailuresAfterSuccesses() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		this.runner.withBean(MeterRegistry.class, () -> prometheus).run((context) -> {
			work(context);
			assertThat(prometheus.scrape()).contains(
					"gen_ai_client_operation_duration_seconds_count{error_type=\"none\"",
					"gen_ai_client_operation_duration_seconds_count{error_type=\"java.lang.IllegalArgumentException\"",
					"gen_ai_client_token_usage_tokens_sum", "gen_ai_execute_tool_duration_seconds_count",
					"gen_ai_invoke_agent_duration_seconds_count", "clew_tokens_total", "clew_observations_total");
		});
	}

	@Test
	void histogramsHaveTheBucketsOfTheConventions() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		this.runner.withBean(MeterRegistry.class, () -> prometheus).run((context) -> {
			work(context);
			List<String> seconds = List.of("0.01", "0.02", "0.04", "0.08", "0.16", "0.32", "0.64", "1.28", "2.56",
					"5.12", "10.24", "20.48", "40.96", "81.92", "+Inf");
			assertThat(buckets(prometheus, "gen_ai_client_operation_duration_seconds")).isEqualTo(seconds);
			assertThat(buckets(prometheus, "gen_ai_execute_tool_duration_seconds")).isEqualTo(seconds);
			assertThat(buckets(prometheus, "gen_ai_invoke_agent_duration_seconds")).containsExactly("0.1", "0.2", "0.4",
					"0.8", "1.6", "3.2", "6.4", "12.8", "25.6", "51.2", "102.4", "204.8", "409.6", "+Inf");
			assertThat(buckets(prometheus, "gen_ai_client_token_usage_tokens")).containsExactly("1.0", "4.0", "16.0",
					"64.0", "256.0", "1024.0", "4096.0", "16384.0", "65536.0", "262144.0", "1048576.0", "4194304.0",
					"1.6777216E7", "6.7108864E7", "+Inf");
		});
	}

	@Test
	void bucketsThatTheUserSetsWin() {
		PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
		this.runner.withBean(MeterRegistry.class, () -> prometheus)
			.withPropertyValues("management.metrics.distribution.slo[" + DURATION + "]=100ms,1s",
					"management.metrics.distribution.slo[" + USAGE + "]=1000")
			.run((context) -> {
				work(context);
				assertThat(buckets(prometheus, "gen_ai_client_operation_duration_seconds")).containsExactly("0.1",
						"1.0", "+Inf");
				assertThat(buckets(prometheus, "gen_ai_client_token_usage_tokens")).containsExactly("1000.0", "+Inf");
			});
	}

	@Test
	void registryThatKeepsNothingIsNoHarm() {
		this.runner.withBean(MeterRegistry.class, CompositeMeterRegistry::new).run((context) -> {
			work(context);
			assertThat(context.getBean(MeterRegistry.class).find("clew.errors").counters()).isEmpty();
		});
	}

	private static List<String> buckets(PrometheusMeterRegistry prometheus, String name) {
		return prometheus.scrape()
			.lines()
			.filter((line) -> line.startsWith(name + "_bucket{"))
			.map((line) -> line.replaceAll(".*le=\"([^\"]+)\".*", "$1"))
			.distinct()
			.toList();
	}

	@Test
	void keysThatTheUserAddsReachTheMeters() {
		this.runner.withPropertyValues("management.observations.key-values.region=eu").run((context) -> {
			work(context);
			for (String name : new String[] { DURATION, USAGE, "gen_ai.execute_tool.duration",
					"gen_ai.invoke_agent.duration", "clew.tokens", "clew.unpriced" }) {
				assertThat(tags(context, name)).allSatisfy((tags) -> assertThat(tags).containsEntry("region", "eu"));
			}
		});
	}

	@Test
	void modelNamesThatAreMadeUpDoNotGrowTheMeters() {
		this.runner.run((context) -> {
			ChatModel model = context.getBean(ChatModel.class);
			for (int i = 0; i < 1000; i++) {
				model.chat(ChatRequest.builder().modelName("made-up-" + i).messages(UserMessage.from("Hi")).build());
			}
			assertThat(tags(context, DURATION)).hasSize(101);
			assertThat(context.getBean(MeterRegistry.class)
				.get(DURATION)
				.tag("gen_ai.request.model", "other")
				.timer()
				.count()).isEqualTo(900);
		});
	}

	@Test
	void meterOfAnotherLibraryIsLeftToItAndSaidOnce() {
		assertLeftToOther(new SimpleMeterRegistry(), true,
				"another library that has registered it: the same calls are not counted twice");
	}

	@Test
	void meterThatAnotherLibraryRegistersLaterIsLeftToIt() {
		assertLeftToOther(new SimpleMeterRegistry(), false,
				"another library that has registered it too: the same calls are not counted twice");
	}

	@Test
	void prometheusIsNotDisturbedByAnotherLibrary() {
		assertLeftToOther(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), true,
				"another library that has registered it: the same calls are not counted twice");
	}

	@Test
	void observationsThatTheStoreDropsAreCounted() {
		this.runner.withPropertyValues("clew.store.memory.max-size=600B").run((context) -> {
			context.getBean(ChatModel.class).chat("Hi");
			double dropped = context.getBean(MeterRegistry.class)
				.get("clew.observations.dropped")
				.tag("reason", "store-full")
				.counter()
				.count();
			assertThat(dropped).isEqualTo(2);
		});
	}

	@Test
	void faultsOfTheTracerAreCounted() {
		InMemoryTraceStore broken = new InMemoryTraceStore(1, 1000, (reason, count) -> {
			throw new IllegalStateException("broken");
		});
		this.runner.withBean("own", TraceStore.class, () -> broken).run((context) -> {
			assertThat(context.getBean(ChatModel.class).chat("x".repeat(5000))).isEqualTo("Hello");
			assertThat(
					context.getBean(MeterRegistry.class).get("clew.errors").tag("component", "store").counter().count())
				.isPositive();
		});
	}

	private static void work(AssertableApplicationContext context) {
		ChatModel model = context.getBean(ChatModel.class);
		model.chat("Hi");
		assertThatIllegalArgumentException().isThrownBy(() -> model.chat("fail"));
		context.getBean(EmbeddingModel.class).embed(TextSegment.from("Hi"));
		MeteredApplication.Desk desk = context.getBean(MeteredApplication.Desk.class);
		desk.ask("call find HUT-204");
		desk.ask("call find lost");
		desk.ask("call made-up 1");
		assertThatIllegalArgumentException().isThrownBy(() -> desk.ask("fail"));
	}

	private static void assertSameAsRecorded(AssertableApplicationContext context, String meter,
			ObservationType... types) {
		double[] recorded = context.getBean(TraceStore.class)
			.findObservations(TraceQuery.builder().limit(500).build())
			.items()
			.stream()
			.map((found) -> found.observation())
			.filter((observation) -> Set.of(types).contains(observation.type()))
			.map(ObservationRecord::duration)
			.mapToDouble((duration) -> (duration != null) ? duration.toNanos() : Double.NaN)
			.toArray();
		var timers = context.getBean(MeterRegistry.class).get(meter).timers();
		assertThat(recorded).isNotEmpty();
		assertThat(timers.stream().mapToLong((timer) -> timer.count()).sum()).isEqualTo(recorded.length);
		assertThat(timers.stream().mapToDouble((timer) -> timer.totalTime(TimeUnit.NANOSECONDS)).sum())
			.isEqualTo(Arrays.stream(recorded).sum());
	}

	private void assertLeftToOther(MeterRegistry meters, boolean before, String said) {
		try (LogEvents log = new LogEvents(MeterOwnership.class.getName())) {
			this.runner.withBean(MeterRegistry.class, () -> meters)
				.run((context) -> assertLeftToOther(context, before));
			assertThat(log.messages()).containsExactly("Meter '" + USAGE + "' is left to " + said);
		}
	}

	private static void assertLeftToOther(AssertableApplicationContext context, boolean before) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		ChatModel model = context.getBean(ChatModel.class);
		Consumer<MeterRegistry> other = (meters) -> Counter.builder(USAGE)
			.tags("gen_ai.operation.name", "chat", "gen_ai.provider.name", "openai", "gen_ai.request.model", "m-1",
					"gen_ai.response.model", "m-1-dated", "gen_ai.token.type", "input")
			.register(meters)
			.increment(12);
		if (!before) {
			model.chat("Hi");
		}
		other.accept(registry);
		long ours = registry.find(USAGE).summaries().stream().mapToLong((summary) -> summary.count()).sum();
		assertThat(model.chat("Hi")).isEqualTo("Hello");
		assertThat(model.chat("Hi")).isEqualTo("Hello");
		assertThat(registry.find(USAGE).summaries().stream().mapToLong((summary) -> summary.count()).sum())
			.isEqualTo(ours)
			.isEqualTo(before ? 0 : 2);
		assertThat(registry.get(USAGE).counter().count()).isEqualTo(12);
		assertThat(registry.get(DURATION).timer().count()).isEqualTo(before ? 2 : 3);
	}

	private static Map<String, String> model(String operation, String error) {
		boolean failed = !"none".equals(error);
		return Map.of("gen_ai.operation.name", operation, "gen_ai.provider.name", "openai", "gen_ai.request.model",
				"m-1", "gen_ai.response.model", failed ? "none" : "m-1-dated", "error.type", error);
	}

	private static Map<String, String> embedding(String error) {
		return Map.of("gen_ai.operation.name", "embeddings", "gen_ai.provider.name", "none", "gen_ai.request.model",
				"e-1", "gen_ai.response.model", "none", "error.type", error);
	}

	private static Set<Map<String, String>> tags(AssertableApplicationContext context, String name) {
		return context.getBean(MeterRegistry.class)
			.get(name)
			.meters()
			.stream()
			.map(Meter::getId)
			.map((id) -> id.getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue)))
			.collect(Collectors.toSet());
	}

}
