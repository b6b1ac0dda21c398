package dev.clew.providers;

import java.math.BigDecimal;
import java.util.Objects;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InProcessEmbeddingTests {

	@Test
	void embeddingInThisProcessCostsNothing() {
		try (TracedCall call = new TracedCall()) {
			ObservationRecord recorded = call.embed(new AllMiniLmL6V2QuantizedEmbeddingModel());
			ModelCall model = Objects.requireNonNull(recorded.modelCall());
			assertThat(Objects.requireNonNull(model.usage()).inputTotal()).isPositive();
			assertThat(model.cost()).isEqualTo(Cost.ofTotal(BigDecimal.ZERO));
			assertThat(model.priceTier()).isEqualTo("in-process");
			assertThat(recorded.isUnpriced()).isFalse();
			assertThat(recorded.notes()).isEmpty();
		}
	}

}
