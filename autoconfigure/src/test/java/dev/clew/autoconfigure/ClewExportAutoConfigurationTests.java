package dev.clew.autoconfigure;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.clew.CurrentTrace;
import dev.clew.export.LangfuseConnectionDetails;
import dev.clew.export.LangfuseExport;
import dev.clew.export.LangfuseHealthIndicator;
import dev.clew.export.TestConnection;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.store.TraceSink;
import dev.clew.store.TraceStore;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When traces are sent, and to what.
 */
class ClewExportAutoConfigurationTests {

	private static final String[] LANGFUSE = { "clew.export.langfuse.endpoint=http://localhost:9",
			"clew.export.langfuse.public-key=pk-lf-1", "clew.export.langfuse.secret-key=sk-lf-1" };

	@Test
	void nothingIsSentWithoutAnAddress() {
		Runners.web()
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LangfuseExport.class)
				.doesNotHaveBean(TraceSink.class)
				.doesNotHaveBean(RecordingHandler.class));
	}

	@Test
	void whatIsSentIsRecordedWithoutAStoreAndWithoutContent() {
		Runners.web().withPropertyValues(LANGFUSE).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(LangfuseExport.class)
				.hasSingleBean(RecordingHandler.class)
				.doesNotHaveBean(TraceStore.class);
			assertThat(context.getBean(RecordingSettings.class).captureContent()).isFalse();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "clew.export.langfuse.include-content", "clew.export.spans.include-content" })
	void contentIsRecordedWhereItMayLeave(String property) {
		Runners.web()
			.withPropertyValues(LANGFUSE)
			.withPropertyValues(property + "=true")
			.run((context) -> assertThat(context.getBean(RecordingSettings.class).captureContent()).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.tracing.export.langfuse.enabled", "management.langfuse.tracing.export.enabled",
			"management.tracing.export.enabled", "management.tracing.enabled" })
	void switchOfExportersSwitchesItOff(String property) {
		Runners.web()
			.withPropertyValues(LANGFUSE)
			.withPropertyValues(property + "=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LangfuseExport.class));
	}

	@Test
	void itsOwnSwitchCountsMoreThanThatOfAll() {
		Runners.web()
			.withPropertyValues(LANGFUSE)
			.withPropertyValues("management.tracing.export.enabled=false",
					"management.tracing.export.langfuse.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(LangfuseExport.class));
	}

	@Test
	void connectionDetailsOfOthersTakeThePlaceOfProperties() {
		details("http://localhost:9").run((context) -> assertThat(context).hasNotFailed()
			.hasSingleBean(LangfuseExport.class)
			.getBean(LangfuseConnectionDetails.class)
			.isInstanceOf(TestConnection.class));
	}

	@Test
	void connectionDetailsWithoutEncryptionAreRefusedToo() {
		details("http://langfuse.hut.org").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.hasMessageContaining("clew.export.langfuse.endpoint")
			.hasMessageContaining("clew.export.langfuse.allow-http"));
		details("http://langfuse.hut.org").withPropertyValues("clew.export.langfuse.allow-http=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static WebApplicationContextRunner details(String endpoint) {
		return Runners.web().withBean(LangfuseConnectionDetails.class, () -> new TestConnection(URI.create(endpoint)));
	}

	@Test
	void healthIsAskedForUnlessThatIsSwitchedOff() {
		Runners.web()
			.withPropertyValues(LANGFUSE)
			.run((context) -> assertThat(context).hasSingleBean(LangfuseHealthIndicator.class));
		for (String off : List.of("management.health.langfuse.enabled=false",
				"management.health.defaults.enabled=false")) {
			Runners.web()
				.withPropertyValues(LANGFUSE)
				.withPropertyValues(off)
				.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LangfuseHealthIndicator.class));
		}
		Runners.web()
			.withPropertyValues(LANGFUSE)
			.withPropertyValues("management.health.defaults.enabled=false", "management.health.langfuse.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(LangfuseHealthIndicator.class));
	}

	@Test
	void sinkOfTheApplicationGetsWhatIsRecordedBesideTheStore() {
		Seen seen = new Seen();
		Runners.exposed().withBean("own", TraceSink.class, () -> seen).run((context) -> {
			context.getBean(CurrentTrace.class).step(ObservationType.AGENT, "work", (step) -> "done");
			assertThat(seen.names).containsExactly("work", "work");
			assertThat(context.getBean(TraceStore.class).findTrace(seen.traceId)).isNotNull();
		});
	}

	private static final class Seen implements TraceSink {

		private final List<String> names = new ArrayList<>();

		private String traceId = "";

		@Override
		public void save(TraceInfo trace, ObservationRecord observation) {
			this.names.add(observation.name());
			this.traceId = trace.traceId();
		}

		@Override
		public boolean save(Score score) {
			return false;
		}

	}

}
