package dev.clew.capture;

import dev.clew.content.ContentMasker;
import dev.clew.content.mask.ContentMasks;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is masked by default, and what the notes say of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class MaskingTests {

	private static final String KEY = "sk-proj-Ab3dEf6hIj-KlMnOp_QrStUv9xYz012345";

	private static final String MASK = "[masked: credential]";

	@Test
	void credentialsAreMaskedInInputsAndOutputsByDefault() throws Exception {
		try (Application application = Application.start(OneModel.class)) {
			application.ask((service) -> service.tools(new Keys()),
					Reply.call("call_1", "store", "{\"key\":\"" + KEY + "\"}"), Reply.text("It is " + KEY + "."));
			Trace trace = application.trace();
			ObservationRecord tool = Trees.first(trace, ObservationType.TOOL);
			assertThat(Trees.json(tool.input())).isEqualTo("{\"key\":\"" + MASK + "\"}");
			assertThat(Trees.json(tool.output())).isEqualTo("\"stored " + MASK + "\"");
			assertThat(tool.notes()).containsExactly("input: 1 credential masked", "output: 1 credential masked");
			ObservationRecord agent = Trees.first(trace, ObservationType.AGENT);
			assertThat(Trees.json(agent.output())).isEqualTo("\"It is " + MASK + ".\"");
			assertThat(agent.notes()).containsExactly("output: 1 credential masked");
			assertThat(trace.summary().outputPreview()).isNotNull();
			assertThat(trace.observations()).extracting(ObservationRecord::toString)
				.noneMatch((record) -> record.contains(KEY));
		}
	}

	@Test
	void withoutMasksTextsAreAsTheyWere() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.content.mask.enabled=false")) {
			application.ask((service) -> {
			}, Reply.text("It is " + KEY + "."));
			ObservationRecord agent = Trees.first(application.trace(), ObservationType.AGENT);
			assertThat(Trees.json(agent.output())).isEqualTo("\"It is " + KEY + ".\"");
			assertThat(agent.notes()).isEmpty();
		}
	}

	@Test
	void ownPatternsAreMaskedByTheirName() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.content.mask.builtin=emails",
				"clew.content.mask.patterns.booking=HUT-\\d+(?=\\D|$)", "clew.content.mask.fields=outputs")) {
			application.ask((service) -> {
			}, Reply.text("HUT-204 and HUT-205 of ann@example.org, " + KEY));
			ObservationRecord agent = Trees.first(application.trace(), ObservationType.AGENT);
			assertThat(Trees.json(agent.output()))
				.isEqualTo("\"[masked: booking] and [masked: booking] of [masked: email], " + KEY + "\"");
			assertThat(agent.notes()).containsExactly("output: 2 times booking, 1 email masked");
		}
	}

	@Test
	void patternThatNeedsTooMuchWorkHidesTheField() throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.content.mask.patterns.endless=a+a+a+c",
				"management.endpoints.web.exposure.include=llmtraces")) {
			application.ask((service) -> {
			}, Reply.text("a".repeat(500) + "b"));
			ObservationRecord agent = Trees.first(application.trace(), ObservationType.AGENT);
			assertThat(agent.output()).isNull();
			assertThat(agent.notes()).containsExactly(
					"output: hidden, the mask 'endless' failed: " + "dev.clew.content.mask.TooMuchWorkException");
			assertThat(
					application.bean(MeterRegistry.class).get("clew.errors").tag("component", "mask").counter().count())
				.isPositive();
		}
	}

	@Test
	void maskerOfTheApplicationTakesThePlaceOfAllOthers() throws Exception {
		try (Application application = Application.start(OwnMasker.class)) {
			application.ask((service) -> {
			}, Reply.text("Ann has " + KEY));
			ObservationRecord agent = Trees.first(application.trace(), ObservationType.AGENT);
			assertThat(Trees.json(agent.output())).isEqualTo("\"[masked: name] has " + MASK + "\"");
			assertThat(agent.notes()).containsExactly("output: 1 credential, 1 name masked");
		}
	}

	@Test
	void previewSaysInTheLogWhatWouldBeMasked(CapturedOutput output) throws Exception {
		try (Application application = Application.start(OneModel.class, "clew.content.mask.preview=true",
				"logging.level.dev.clew.content.mask=info")) {
			application.ask((service) -> {
			}, Reply.text("It is " + KEY + "."));
			ObservationRecord agent = Trees.first(application.trace(), ObservationType.AGENT);
			assertThat(Trees.json(agent.output())).isEqualTo("\"It is " + KEY + ".\"");
			assertThat(agent.notes()).isEmpty();
			assertThat(output).contains("Preview of masks: output: 1 credential").doesNotContain(KEY);
		}
	}

	static final class Keys {

		@Tool
		String store(String key) {
			return "stored " + key;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class OwnMasker {

		@Bean
		ContentMasker masker() {
			ContentMasker builtIn = ContentMasks.builtIn();
			return (text, field, found) -> {
				String masked = builtIn.mask(text, field, found);
				if (masked.contains("Ann")) {
					found.add("name");
				}
				return masked.replace("Ann", "[masked: name]");
			};
		}

	}

}
