package dev.clew.capture;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingPropertiesTests {

	@Test
	void withoutSurroundingOnlyStepsOfLangChain4jAreKept() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.record.surrounding=false")) {
			Lookup lookup = new Lookup(application);
			application.ask((service) -> service.tools(lookup), Reply.call("call_1", "look", "{}"), Reply.text("inner"),
					Reply.text("ok"));
			assertThat(application.tree()).isEqualTo("""
					AGENT Assistant.chat
					  GENERATION gpt-4o-mini #1
					  TOOL look #1
					    GENERATION gpt-4o-mini
					  GENERATION gpt-4o-mini #2
					""");
			assertThat(application.trace().summary().info().name()).isEqualTo(Application.ROOT);
		}
	}

	@Test
	void tooLongContentIsCutInItsTextsAndThatIsNoted() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.content.max-size=200B")) {
			application.openAi().answers(Reply.text("y".repeat(1000)));
			application.inRequest(() -> application.bean(ChatModel.class).chat("x".repeat(1000)));
			ObservationRecord generation = Trees.first(application.trace(), ObservationType.GENERATION);
			assertThat(Trees.json(generation.input()))
				.matches("\\{\"messages\":\\[\\{\"role\":\"user\",\"content\":\"x{50,}\u2026.+\u2026x{50,}\"}]}");
			assertThat(Trees.json(generation.output()))
				.matches("\\{\"role\":\"assistant\",\"content\":\"y{50,}\u2026.+\u2026y{50,}\"}");
			assertThat(generation.notes()).hasSize(2);
			assertThat(generation.notes().get(0)).matches("input cut: \\d+ of 10\\d\\d bytes kept");
			assertThat(generation.notes().get(1)).matches("output cut: \\d+ of 10\\d\\d bytes kept");
		}
	}

	@Test
	void withoutCaptureNoInputAndNoOutputIsRecorded() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.content.capture=false")) {
			application.ask((service) -> service.tools(new Lookup(application)), Reply.call("call_1", "look", "{}"),
					Reply.text("inner"), Reply.text("ok"));
			Trace trace = application.trace();
			assertThat(trace.observations()).hasSize(10);
			assertThat(trace.observations()).extracting(ObservationRecord::input).containsOnlyNulls();
			assertThat(trace.observations()).extracting(ObservationRecord::output).containsOnlyNulls();
			assertThat(trace.summary().inputPreview()).isNull();
			assertThat(trace.summary().outputPreview()).isNull();
		}
	}

	record Lookup(Application application) {

		@Tool
		String look() {
			return Observation.createNotStarted("select", this.application.bean(ObservationRegistry.class))
				.observe(() -> this.application.bean(ChatModel.class).chat("Hello?"));
		}

	}

}
