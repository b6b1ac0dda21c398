package dev.clew.providers;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table {@code responses.txt}: what providers answer, and what is recorded of it.
 */
class ProviderResponsesTests {

	@RegisterExtension
	static final PlayedProvider PROVIDER = new PlayedProvider();

	private final TracedCall call = new TracedCall();

	@AfterEach
	void close() {
		this.call.close();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void whatTheProviderSaysIsRecorded(Row row) throws Exception {
		Reply reply = Reply.to(row);
		ObservationRecord recorded = PROVIDER.answer(this.call, row, reply.contentType(), reply.body());
		ModelCall model = Objects.requireNonNull(recorded.modelCall());
		Usage usage = model.usage();
		assertThat((usage != null) ? usage.buckets() : Map.of()).isEqualTo(row.buckets());
		assertThat(model.parameters().get("service_tier"))
			.isEqualTo((row.tier() != null) ? row.tier() : row.askedTier());
		assertThat(model.model()).isEqualTo(row.recordedModel());
		assertCost(row, model);
		assertNotes(row, recorded.notes());
	}

	private static void assertCost(Row row, ModelCall model) {
		Cost cost = model.cost();
		assertThat((cost != null) ? cost.total() : null).isEqualTo(row.amount());
		assertThat(model.priceTier()).isEqualTo(row.priceTier());
		row.amounts().forEach((bucket, amount) -> {
			BigDecimal charged = Objects.requireNonNull(cost).buckets().getOrDefault(bucket, BigDecimal.ZERO);
			assertThat(charged).as(bucket).isEqualByComparingTo(amount);
		});
	}

	private static void assertNotes(Row row, List<String> notes) {
		if (row.note().isEmpty()) {
			assertThat(notes).isEmpty();
		}
		else {
			assertThat(notes).anyMatch((note) -> note.startsWith(row.note()));
		}
	}

	@ParameterizedTest
	@MethodSource("rows")
	void amountsOfTheRowAddUp(Row row) {
		if (!row.amounts().isEmpty()) {
			assertThat(row.amounts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
				.isEqualByComparingTo(row.amount());
			assertThat(row.amounts().keySet()).isEqualTo(row.buckets().keySet());
		}
	}

	@Test
	void tableIsLong() throws IOException {
		assertThat(rows()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
		assertThat(rows()).filteredOn((row) -> row.priceTier() != null && !row.priceTier().equals("Standard"))
			.hasSizeGreaterThanOrEqualTo(10);
		assertThat(rows()).extracting(Row::toString).doesNotHaveDuplicates();
	}

	static List<Row> rows() throws IOException {
		return PlayedProvider.table("responses.txt", Row::parse);
	}

}
