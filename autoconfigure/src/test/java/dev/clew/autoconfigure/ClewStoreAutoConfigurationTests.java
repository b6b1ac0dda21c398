package dev.clew.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Where traces are kept.
 */
class ClewStoreAutoConfigurationTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	@Test
	void memoryIsTheStoreWhenAnEndpointIsExposed() {
		Runners.exposed()
			.run((context) -> assertThat(context).hasSingleBean(InMemoryTraceStore.class)
				.hasSingleBean(RecordingHandler.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "llmtraces", "llmobservations", "llmsessions", "llmusage", "*" })
	void oneExposedEndpointIsEnough(String endpoint) {
		Runners.web()
			.withPropertyValues("management.endpoints.web.exposure.include=" + endpoint)
			.run((context) -> assertThat(context).hasSingleBean(InMemoryTraceStore.class));
	}

	@Test
	void nothingIsKeptWhenNoEndpointIsExposed() {
		Runners.web().withPropertyValues("management.endpoints.web.exposure.include=health").run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(TraceStore.class)
				.doesNotHaveBean(RecordingHandler.class);
			assertThat(context.getBean(TraceScores.class).add(TRACE, "helpful", true, null)).isFalse();
		});
	}

	@Test
	void exposureByJmxAloneCreatesTheStore() {
		Runners.web()
			.withPropertyValues("spring.jmx.enabled=true", "spring.jmx.unique-names=true", Runners.EXPOSED_BY_JMX)
			.run((context) -> assertThat(context).hasSingleBean(InMemoryTraceStore.class));
	}

	@Test
	void exposureByJmxCountsOnlyWhereJmxIsOn() {
		Runners.web()
			.withPropertyValues(Runners.EXPOSED_BY_JMX)
			.run((context) -> assertThat(context).doesNotHaveBean(TraceStore.class));
	}

	@Test
	void nothingIsKeptThatNobodyMayRead() {
		Runners.exposed()
			.withPropertyValues("management.endpoint.llmtraces.access=NONE",
					"management.endpoint.llmobservations.access=NONE", "management.endpoint.llmsessions.access=NONE",
					"management.endpoint.llmusage.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TraceStore.class)
				.doesNotHaveBean("llmTracesEndpoint"));
	}

	@Test
	void oneReadableEndpointIsEnough() {
		Runners.exposed()
			.withPropertyValues("management.endpoint.llmtraces.access=NONE",
					"management.endpoint.llmobservations.access=NONE")
			.run((context) -> assertThat(context).hasSingleBean(TraceStore.class)
				.hasBean("llmSessionsEndpoint")
				.doesNotHaveBean("llmTracesEndpoint"));
	}

	@Test
	void storeOfTheUserWins() {
		TraceStore own = new InMemoryTraceStore(1, 1000, (reason, count) -> {
		});
		Runners.exposed().withBean("own", TraceStore.class, () -> own).run((context) -> {
			assertThat(context).hasSingleBean(TraceStore.class).hasSingleBean(RecordingHandler.class);
			assertThat(context.getBean(TraceStore.class)).isSameAs(own);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "clew.enabled=true", "clew.store.type=none", "clew.store.type=memory" })
	void storeOfTheUserIsWrittenToAlsoWhenNothingIsExposed(String property) {
		TraceStore own = new InMemoryTraceStore(1, 1000, (reason, count) -> {
		});
		Runners.web().withPropertyValues(property).withBean("own", TraceStore.class, () -> own).run((context) -> {
			assertThat(context.getBean(TraceStore.class)).isSameAs(own);
			assertThat(context).hasSingleBean(RecordingHandler.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "NONE", " none " })
	void typeNoneKeepsNothing(String type) {
		Runners.exposed()
			.withPropertyValues("clew.store.type=" + type)
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(TraceStore.class)
				.doesNotHaveBean(RecordingHandler.class)
				.doesNotHaveBean("llmTracesEndpoint")
				.hasSingleBean(TraceScores.class));
	}

	@Test
	void typeMemoryKeepsAlsoWhenNothingIsExposed() {
		Runners.web()
			.withPropertyValues("clew.store.type=memory")
			.run((context) -> assertThat(context).hasSingleBean(InMemoryTraceStore.class)
				.hasSingleBean(RecordingHandler.class));
	}

	@Test
	void tracesInMemoryGoWhenTheirTimeIsOver() {
		Runners.exposed().withPropertyValues("clew.store.retention=500ms").run((context) -> {
			TraceStore store = context.getBean(TraceStore.class);
			store.save(new TraceInfo(TRACE, 0, "GET /", null, null, Origin.UNKNOWN, List.of(), Map.of(), List.of()),
					ObservationRecord.builder(TRACE, "b7ad6b7169203331", ObservationType.SPAN, "GET /", Instant.now())
						.duration(Duration.ZERO)
						.build());
			assertThat(store.findTrace(TRACE)).isNotNull();
			await().untilAsserted(() -> assertThat(store.findTraces(TraceQuery.builder().build()).items()).isEmpty());
		});
	}

	@Test
	void environmentIsTheFirstActiveProfile() {
		Runners.exposed()
			.withPropertyValues("spring.profiles.active=staging,debug", "spring.application.name=hut-desk")
			.run((context) -> assertThat(origin(context))
				.extracting(Origin::environment, Origin::release, Origin::service)
				.containsExactly("staging", null, "hut-desk"));
	}

	@Test
	void environmentIsDefaultWithoutProfile() {
		Runners.exposed()
			.run((context) -> assertThat(origin(context))
				.extracting(Origin::environment, Origin::release, Origin::service)
				.containsExactly("default", null, null));
	}

	@Test
	void releaseIsTheVersionOfTheBuild() {
		Runners.exposed()
			.withBean(BuildProperties.class, () -> new BuildProperties(properties("version", "1.4.2")))
			.withBean(GitProperties.class, () -> new GitProperties(properties("commit.id", "0123456789abcdef")))
			.run((context) -> assertThat(origin(context).release()).isEqualTo("1.4.2"));
	}

	@Test
	void releaseIsTheCommitWithoutBuildInformation() {
		Runners.exposed()
			.withBean(GitProperties.class, () -> new GitProperties(properties("commit.id", "0123456789abcdef")))
			.run((context) -> assertThat(origin(context).release()).isEqualTo("0123456"));
	}

	@Test
	void environmentAndReleaseCanBeSet() {
		Runners.exposed()
			.withPropertyValues("clew.environment=blue", "clew.release=7", "spring.profiles.active=staging")
			.withBean(BuildProperties.class, () -> new BuildProperties(properties("version", "1.4.2")))
			.run((context) -> assertThat(origin(context)).extracting(Origin::environment, Origin::release)
				.containsExactly("blue", "7"));
	}

	private static Origin origin(ApplicationContext context) {
		return context.getBean(RecordingSettings.class).origin();
	}

	private static Properties properties(String name, String value) {
		Properties properties = new Properties();
		properties.setProperty(name, value);
		return properties;
	}

}
