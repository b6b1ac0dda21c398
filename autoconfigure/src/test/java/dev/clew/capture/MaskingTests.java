package dev.clew.capture;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is masked by default, and what the notes say of it.
 */
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

	static final class Keys {

		@Tool
		String store(String key) {
			return "stored " + key;
		}

	}

}
