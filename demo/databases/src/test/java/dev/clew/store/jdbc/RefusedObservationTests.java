package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import dev.clew.store.Records;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An observation that cannot be written takes nothing from the others.
 */
@Timeout(60)
class RefusedObservationTests {

	private final TestStores stores = new TestStores();

	@AfterEach
	void closeStores() throws Exception {
		this.stores.close();
	}

	@Test
	void observationWhoseEndIsNoTimeIsDroppedAlone() throws Exception {
		JdbcTraceStore store = this.stores.open(this.stores.h2(), TestStores.SETTINGS, InstantSource.system());
		for (int trace = 1; trace <= 20; trace++) {
			store.save(Records.info(trace), Records.span(trace, 1, trace, 1));
		}
		store.save(Records.info(99),
				ObservationRecord.builder(Records.traceId(99), Records.id(1), ObservationType.TOOL, "tool", Instant.MAX)
					.duration(Duration.ofMillis(1))
					.build());
		assertThat(store.flush(Duration.ofSeconds(10))).isTrue();
		for (int trace = 1; trace <= 20; trace++) {
			assertThat(store.findTrace(Records.traceId(trace))).isNotNull();
		}
		assertThat(store.findTrace(Records.traceId(99))).isNull();
		assertThat(this.stores.dropped()).containsExactly("refused");
		assertThat(store.waiting()).isZero();
	}

}
