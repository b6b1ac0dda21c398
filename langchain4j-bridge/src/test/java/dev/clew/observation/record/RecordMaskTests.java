package dev.clew.observation.record;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.mask.BuiltInMask;
import dev.clew.content.mask.ContentMasks;
import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecordMaskTests {

	private final RecordMask mask = RecordMask.of(Masking.of(ContentMasks.builtIn(BuiltInMask.CARDS),
			EnumSet.allOf(MaskedField.class), (component, fault) -> {
			}));

	@Test
	void callKeepsAllThatIsNoSecret() {
		assertThat(this.mask.call(stoppedAt("4111 1111 1111 1111"))).isEqualTo(stoppedAt("[masked: card]"));
	}

	private static ModelCall stoppedAt(String word) {
		return new ModelCall("gpt-5-2026", "gpt-5", "openai", Map.of("stop_sequences", List.of(word)),
				new Usage(Map.of(Usage.INPUT, 5L)), null, "Standard", Duration.ofMillis(250), "stop",
				"generate_content", "resp-1", 3);
	}

}
