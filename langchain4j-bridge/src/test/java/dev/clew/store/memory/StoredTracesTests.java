package dev.clew.store.memory;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.clew.store.Records;
import dev.clew.store.find.Position;
import dev.clew.store.find.TraceSums;
import dev.clew.store.query.Narrowing;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Preview;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StoredTracesTests {

	private final StoredTraces shelf = new StoredTraces(10, 1_000_000, new CoverageStart(InstantSource.system()));

	@Test
	void indexesForgetWhereATraceWas() {
		TraceEntry entry = this.shelf.create(info("s", "ann"));
		put(entry, info("s", "ann"), kept(1, 10, Level.WARNING));
		assertThat(inOrder("s", null, null)).containsExactly(entry);
		put(entry, info("t", "bob"), kept(2, 10, Level.ERROR));
		assertThat(inOrder("s", null, null)).isEmpty();
		assertThat(inOrder(null, "ann", null)).isEmpty();
		assertThat(inOrder(null, null, Level.WARNING)).isEmpty();
		put(entry, info("t", "bob"), kept(3, 5, Level.DEFAULT));
		assertThat(inOrder("t", null, null)).containsExactly(entry);
		assertThat(inOrder(null, "bob", null)).containsExactly(entry);
		assertThat(inOrder(null, null, Level.ERROR)).containsExactly(entry);
		assertThat(inOrder(null, null, null)).containsExactly(entry);
		this.shelf.remove(entry, DropReason.DELETED_TRACE);
		assertThat(inOrder("t", null, null)).isEmpty();
		assertThat(inOrder(null, "bob", null)).isEmpty();
		assertThat(inOrder(null, null, Level.ERROR)).isEmpty();
		assertThat(inOrder(null, null, null)).isEmpty();
	}

	@Test
	void traceThatCameAndWentMeanwhileDoesNotComeBack() {
		TraceEntry late = this.shelf.create(info("s", "ann"));
		TraceEntry entry = this.shelf.create(info("s", "ann"));
		assertThat(put(entry, info("s", "ann"), kept(1, 10, Level.DEFAULT))).isTrue();
		assertThat(put(late, info("s", "ann"), kept(2, 10, Level.DEFAULT))).isFalse();
		this.shelf.remove(entry, DropReason.EVICTED_TRACE);
		assertThat(put(late, info("s", "ann"), kept(2, 10, Level.DEFAULT))).isFalse();
		assertThat(put(entry, info("s", "ann"), kept(2, 10, Level.DEFAULT))).isFalse();
		assertThat(this.shelf.all()).isEmpty();
		assertThat(this.shelf.size()).isZero();
	}

	@Test
	void traceThatHasEndedIsSummedUpOnce() {
		TraceEntry entry = this.shelf.create(info("s", "ann"));
		put(entry, info("s", "ann"), kept(1, 10, Level.DEFAULT));
		TraceSums sums = entry.sums();
		assertThat(entry.sums()).isSameAs(sums);
		put(entry, info("s", "ann"), Records.running(1, 2, ObservationType.SPAN, 20));
		assertThat(entry.sums()).isNotSameAs(entry.sums());
		assertThat(entry.sums().counts()).isEqualTo(Map.of(ObservationType.SPAN, 2));
		assertThat(entry.sums().endTime()).isNull();
	}

	@Test
	void previewsOfATraceThatHasEndedAreMadeOnce() {
		TraceEntry entry = this.shelf.create(info("s", "ann"));
		ObservationRecord answer = Records.ended(1, 1, ObservationType.AGENT, 10, 5)
			.input(Records.text("asked"))
			.output(Records.text("answered"))
			.build();
		put(entry, info("s", "ann"), answer);
		Preview asked = entry.shown(entry.summary()).inputPreview();
		assertThat(asked).isEqualTo(Preview.ofInput(answer));
		assertThat(entry.shown(entry.summary()).inputPreview()).isSameAs(asked);
		assertThat(entry.trace().summary().inputPreview()).isSameAs(asked);
		put(entry, info("s", "ann"),
				Records.ended(1, 2, ObservationType.AGENT, 5, 20)
					.input(Records.text("asked before"))
					.output(Records.text("answered last"))
					.build());
		assertThat(entry.trace().summary().inputPreview()).extracting("text").isEqualTo("asked before");
		assertThat(entry.trace().summary().outputPreview()).extracting("text").isEqualTo("answered last");
	}

	private boolean put(TraceEntry entry, TraceInfo info, ObservationRecord kept) {
		return this.shelf.put(entry, info, kept, entry.growth(info, kept));
	}

	private Collection<TraceEntry> inOrder(@Nullable String session, @Nullable String user, @Nullable Level level) {
		return this.shelf.inOrder(new Narrowing(session, user, level), Position.FIRST, Position.LAST).values();
	}

	private static TraceInfo info(String session, String user) {
		return new TraceInfo(Records.traceId(1), 0, "GET /1", session, user, Records.ORIGIN, List.of(), Map.of(),
				List.of());
	}

	private static ObservationRecord kept(long id, long start, Level level) {
		return Records.ended(1, id, ObservationType.SPAN, start, 5).level(level, null).build();
	}

}
