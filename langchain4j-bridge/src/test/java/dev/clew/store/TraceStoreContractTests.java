package dev.clew.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQuery.Facet;
import dev.clew.store.query.TraceQuery.Sort;
import dev.clew.store.query.TraceQueryBuilder;
import dev.clew.trace.CostSum;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Preview;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.Session;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link TraceStore} does. A subclass only makes the store.
 */
@Timeout(60)
public abstract class TraceStoreContractTests extends RoundTripContractTests {

	@Test
	void emptyStoreFindsNothing() {
		assertThat(this.store.findTraces(all())).isEqualTo(new Page<>(List.of(), null, Map.of()));
		assertThat(this.store.findObservations(all())).isEqualTo(new Page<>(List.of(), null, Map.of()));
		assertThat(this.store.findSessions(SessionQuery.ALL)).isEqualTo(new Page<>(List.of(), null, Map.of()));
		assertThat(this.store.findTrace(Records.traceId(1))).isNull();
		assertThat(this.store.wasEvicted(Records.traceId(1))).isFalse();
		assertThat(this.store.wasDeleted(Records.traceId(1))).isFalse();
	}

	@Test
	void emptyStoreHasNothingToEdit() {
		assertThat(this.store.bookmark(Records.traceId(1), true)).isFalse();
		assertThat(this.store.deleteTrace(Records.traceId(1))).isFalse();
		assertThat(this.store.deleteSession("s")).isZero();
	}

	@Test
	void runningTraceHasNoEnd() {
		ObservationRecord running = Records.running(1, 1, ObservationType.SPAN, 5);
		this.store.save(Records.info(1), running);
		assertThat(this.store.findTrace(Records.traceId(1))).isEqualTo(new Trace(
				new TraceSummary(Records.info(1), false, Records.at(5), null, null, Level.DEFAULT,
						Map.of(ObservationType.SPAN, 1), Usage.NONE, CostSum.NONE, null, null, null, List.of()),
				List.of(running), List.of()));
	}

	@Test
	void endReplacesStart() {
		this.store.save(Records.info(1), Records.running(1, 1, ObservationType.GENERATION, 5));
		ObservationRecord ended = Records.generation(1, 1, 5, 10, 3, 2).build();
		this.store.save(Records.info(1), ended);
		assertThat(this.store.findTrace(Records.traceId(1))).isEqualTo(new Trace(new TraceSummary(Records.info(1),
				false, Records.at(5), Records.at(15), null, Level.DEFAULT, Map.of(ObservationType.GENERATION, 1),
				Records.usage(3, 2), new CostSum(null, 1, 0), null, null, null, List.of()), List.of(ended), List.of()));
	}

	@Test
	void whatWasToldOnceStays() {
		ObservationRecord start = Records.builder(1, 1, ObservationType.TOOL, 5).input(Records.text("in")).build();
		this.store.save(Records.info(1), start);
		this.store.save(Records.info(1), Records.running(1, 1, ObservationType.TOOL, 5));
		assertThat(trace(1).observations()).containsExactly(start);
		this.store.save(Records.info(1),
				Records.ended(1, 1, ObservationType.TOOL, 5, 1).output(Records.text("out")).build());
		this.store.save(Records.info(1), Records.ended(1, 1, ObservationType.TOOL, 5, 1).build());
		assertThat(trace(1).observations()).containsExactly(Records.ended(1, 1, ObservationType.TOOL, 5, 1)
			.input(Records.text("in"))
			.output(Records.text("out"))
			.build());
	}

	@Test
	void firstTokenOfATraceIsTheEarliestOfItsStreams() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 100));
		assertThat(summary(1).timeToFirstToken()).isNull();
		this.store.save(Records.info(1), stream(2, 10, 40));
		this.store.save(Records.info(1), stream(3, 20, 5));
		this.store.save(Records.info(1), stream(4, 30, 1));
		assertThat(summary(1).timeToFirstToken()).isEqualTo(Duration.ofMillis(25));
	}

	private static ObservationRecord stream(long id, long start, long firstToken) {
		return Records.ended(1, id, ObservationType.GENERATION, start, 60)
			.modelCall(new ModelCall("gpt-5", "gpt", "openai", Map.of(), null, null, null,
					Duration.ofMillis(firstToken), "stop", null, null, null))
			.build();
	}

	@Test
	void endThatIsSavedTwiceCountsOnce() {
		this.store.save(Records.info(1), Records.generation(1, 1, 0, 10, 3, 2).build());
		Trace once = this.store.findTrace(Records.traceId(1));
		this.store.save(Records.info(1), Records.generation(1, 1, 0, 10, 3, 2).build());
		assertThat(this.store.findTrace(Records.traceId(1))).isEqualTo(once);
	}

	@Test
	void startThatComesAfterItsEndIsIgnored() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 10));
		this.store.save(Records.info(1), Records.running(1, 1, ObservationType.SPAN, 0));
		assertThat(summary(1).endTime()).isEqualTo(Records.at(10));
	}

	@Test
	void startThatComesAfterItsEndTellsOfTheTrace() {
		ObservationRecord ended = Records.span(1, 1, 0, 10);
		this.store.save(Records.info(1), ended);
		this.store.save(Records.info(1, "renamed", "s"), Records.running(1, 1, ObservationType.SPAN, 0));
		assertThat(summary(1).info()).isEqualTo(Records.info(1, "renamed", "s"));
		assertThat(trace(1).observations()).containsExactly(ended);
	}

	@Test
	void lateChildReopensItsTrace() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 10));
		this.store.save(Records.info(1), Records.running(1, 2, ObservationType.TOOL, 20));
		assertThat(summary(1)).extracting(TraceSummary::status, TraceSummary::endTime, TraceSummary::latency)
			.containsExactly(Status.RUNNING, null, null);
		this.store.save(Records.info(1), Records.ended(1, 2, ObservationType.TOOL, 20, 5).build());
		assertThat(summary(1)).extracting(TraceSummary::status, TraceSummary::latency)
			.containsExactly(Status.COMPLETED, Duration.ofMillis(25));
	}

	@Test
	void traceStartsWithTheEarliestAndEndsWithTheLatest() {
		this.store.save(Records.info(1), Records.span(1, 1, 10, 100));
		this.store.save(Records.info(1), Records.span(1, 2, 5, 10));
		this.store.save(Records.info(1), Records.span(1, 3, 20, 30));
		assertThat(summary(1)).extracting(TraceSummary::startTime, TraceSummary::endTime)
			.containsExactly(Records.at(5), Records.at(110));
	}

	@Test
	void correctedEndMovesTheSumsBack() {
		this.store.save(Records.info(1), Records.span(1, 1, 3, 10));
		this.store.save(Records.info(1), Records.generation(1, 2, 0, 100, 3, 2).level(Level.ERROR, null).build());
		this.store.save(Records.info(1), Records.ended(1, 2, ObservationType.TOOL, 5, 2).build());
		assertThat(summary(1)).isEqualTo(new TraceSummary(Records.info(1), false, Records.at(3), Records.at(13), null,
				Level.DEFAULT, Map.of(ObservationType.SPAN, 1, ObservationType.TOOL, 1), Usage.NONE, CostSum.NONE, null,
				null, null, List.of()));
	}

	@Test
	void levelIsTheHighest() {
		this.store.save(Records.info(1),
				Records.ended(1, 1, ObservationType.SPAN, 0, 1).level(Level.DEBUG, null).build());
		assertThat(summary(1).level()).isEqualTo(Level.DEBUG);
		this.store.save(Records.info(1),
				Records.ended(1, 2, ObservationType.SPAN, 0, 1).level(Level.WARNING, null).build());
		this.store.save(Records.info(1), Records.span(1, 3, 0, 1));
		assertThat(summary(1).level()).isEqualTo(Level.WARNING);
	}

	@Test
	void observationsAreOrderedByStart() {
		ObservationRecord late = Records.span(1, 1, 20, 1);
		ObservationRecord early = Records.span(1, 2, 10, 1);
		this.store.save(Records.info(1), late);
		this.store.save(Records.info(1), early);
		assertThat(trace(1).observations()).containsExactly(early, late);
	}

	@Test
	void previewsAreTheFirstInputAndTheLastOutput() {
		this.store.save(Records.info(1),
				Records.ended(1, 9, ObservationType.TOOL, 0, 90)
					.input(Records.text("tool in"))
					.output(Records.text("tool out"))
					.build());
		this.store.save(Records.info(1),
				Records.ended(1, 3, ObservationType.GENERATION, 20, 30)
					.input(Records.text("second in"))
					.output(Records.text("second out"))
					.build());
		this.store.save(Records.info(1),
				Records.ended(1, 2, ObservationType.GENERATION, 10, 5)
					.input(Records.text("first in"))
					.output(Records.text("first out"))
					.build());
		assertPreviews("first in", 2, "second out", 3);
		this.store.save(Records.info(1),
				Records.ended(1, 1, ObservationType.AGENT, 1, 49)
					.input(Records.text("agent in"))
					.output(Records.text("agent out"))
					.build());
		assertPreviews("agent in", 1, "agent out", 1);
	}

	@Test
	void previewsAreOfTheOutermostStep() {
		said(1, null, ObservationType.CHAIN, 0, 50, "workflow");
		said(2, 1L, ObservationType.SPAN, 10, 20, "span");
		said(3, 2L, ObservationType.AGENT, 10, 90, "agent");
		said(4, 3L, ObservationType.GENERATION, 10, 90, "generation");
		assertPreviews("workflow in", 1, "workflow out", 1);
	}

	@Test
	void previewsAreOfTheOutermostStepWhateverComesFirst() {
		said(4, 3L, ObservationType.GENERATION, 10, 90, "generation");
		assertPreviews("generation in", 4, "generation out", 4);
		said(2, null, ObservationType.AGENT, 20, 10, "agent");
		assertPreviews("generation in", 4, "generation out", 4);
		said(3, 2L, ObservationType.TOOL, 10, 90, "tool");
		assertPreviews("agent in", 2, "agent out", 2);
	}

	@Test
	void stepThatSaidNothingIsNotSpokenFor() {
		this.store.save(Records.info(1), Records.running(1, 1, ObservationType.AGENT, 0));
		said(2, 1L, ObservationType.GENERATION, 10, 20, "generation");
		assertThat(summary(1)).extracting(TraceSummary::inputPreview, TraceSummary::outputPreview)
			.containsExactly(null, null);
		this.store.save(Records.info(1),
				Records.builder(1, 1, ObservationType.AGENT, 0).input(Records.text("in")).build());
		assertThat(summary(1)).extracting(TraceSummary::inputPreview, TraceSummary::outputPreview)
			.containsExactly(new Preview("in", false, Records.id(1)), null);
	}

	@Test
	void circleOfParentsHasNoOutermostStep() {
		said(1, 2L, ObservationType.AGENT, 0, 1, "one");
		said(2, 1L, ObservationType.AGENT, 0, 1, "other");
		assertThat(summary(1)).extracting(TraceSummary::inputPreview, TraceSummary::outputPreview)
			.containsExactly(null, null);
	}

	private void said(long id, @Nullable Long parent, ObservationType type, long start, long millis, String said) {
		this.store.save(Records.info(1),
				Records.ended(1, id, type, start, millis)
					.parent((parent != null) ? Records.id(parent) : null)
					.input(Records.text(said + " in"))
					.output(Records.text(said + " out"))
					.build());
	}

	@Test
	void errorIsThatOfTheLastFailedStepWithoutAFailedOneInIt() {
		assertThat(error(failed(2, 1, 10).error(new ErrorInfo("Refused", "too early", null)))).isNull();
		assertThat(error(failed(3, 1, 20).level(Level.ERROR, "no room"))).isEqualTo(error("no room", 3));
		assertThat(error(failed(4, 1, 30).level(Level.ERROR, "worse").error(new ErrorInfo("Refused", null, null))))
			.isEqualTo(error("Refused", 4));
		assertThat(error(failed(1, 9, 40).level(Level.ERROR, "as a whole"))).isEqualTo(error("Refused", 4));
		assertThat(error(failed(5, 4, 35).level(Level.ERROR, "x".repeat(501))))
			.isEqualTo(new Preview("x".repeat(500), true, Records.id(5)));
		assertThat(error(failed(6, 5, 35).level(Level.ERROR, "HTTP 500").surrounding(true)))
			.isEqualTo(new Preview("x".repeat(500), true, Records.id(5)));
	}

	private @Nullable Preview error(ObservationRecordBuilder step) {
		this.store.save(Records.info(1), step.build());
		return summary(1).errorPreview();
	}

	private static ObservationRecordBuilder failed(int id, int parent, int millis) {
		return Records.ended(1, id, ObservationType.TOOL, 0, millis).parent(Records.id(parent));
	}

	private static Preview error(String text, int id) {
		return new Preview(text, false, Records.id(id));
	}

	private void assertPreviews(String input, long inputOf, String output, long outputOf) {
		assertThat(summary(1)).extracting(TraceSummary::inputPreview, TraceSummary::outputPreview)
			.containsExactly(new Preview(input, false, Records.id(inputOf)),
					new Preview(output, false, Records.id(outputOf)));
	}

	@Test
	void earliestRootNamesTheTrace() {
		this.store.save(Records.root(1, 20, "late"), Records.span(1, 1, 20, 1));
		this.store.save(Records.root(1, 10, "early"), Records.span(1, 2, 10, 1));
		this.store.save(Records.root(1, 30, "later"), Records.span(1, 3, 30, 1));
		assertThat(summary(1).info()).isEqualTo(Records.root(1, 10, "early"));
		this.store.save(Records.root(1, 10, "known later"), Records.span(1, 2, 10, 1));
		assertThat(summary(1).info()).isEqualTo(Records.root(1, 10, "known later"));
	}

	@Test
	void orderOfSavesDoesNotMatter() {
		List<Runnable> saves = new ArrayList<>();
		for (int id = 1; id <= 9; id++) {
			ObservationRecord each = Records.generation(1, id, id * 7 % 5, 20 + id % 3, id, 1)
				.level(Level.values()[id % 3], null)
				.input((id % 4 != 0) ? Records.text("in " + id) : null)
				.output((id % 2 != 0) ? Records.text("out " + id) : null)
				.build();
			TraceInfo info = Records.root(1, id, "root " + id);
			saves.add(() -> this.store.save(info, each));
		}
		saves.forEach(Runnable::run);
		Trace expected = trace(1);
		for (int seed = 0; seed < 20; seed++) {
			this.store = createStore(this.clock);
			Collections.shuffle(saves, new Random(seed));
			saves.forEach(Runnable::run);
			assertThat(trace(1)).isEqualTo(expected);
		}
	}

	@Test
	void observationOfAnotherTraceIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.save(Records.info(1), Records.span(2, 1, 0, 1)))
			.withMessageContaining(Records.traceId(2))
			.withMessageContaining(Records.traceId(1));
	}

	@Test
	void pageIsTheNewestFirst() {
		saveTraces(5);
		Page<TraceSummary> page = this.store.findTraces(TraceQuery.builder().limit(2).build());
		assertThat(ids(page)).containsExactly(5L, 4L);
		assertThat(page.nextCursor()).matches("[A-Za-z0-9_-]+");
	}

	@Test
	void lastPageHasNoCursor() {
		saveTraces(2);
		assertThat(this.store.findTraces(TraceQuery.builder().limit(2).build()).nextCursor()).isNull();
	}

	@Test
	void pagesNeitherRepeatNorSkipWhileTracesArrive() {
		saveTraces(7);
		List<Long> seen = new ArrayList<>();
		String cursor = null;
		do {
			Page<TraceSummary> page = this.store.findTraces(TraceQuery.builder().limit(2).cursor(cursor).build());
			seen.addAll(ids(page));
			cursor = page.nextCursor();
			long newer = 100 + seen.size();
			this.store.save(Records.info(newer), Records.span(newer, 1, newer, 1));
		}
		while (cursor != null && seen.size() < 20);
		assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
	}

	@Test
	void tracesOfOneStartAreOrderedById() {
		for (long trace : new long[] { 2, 3, 1 }) {
			this.store.save(Records.info(trace), Records.span(trace, 1, 0, 1));
		}
		assertThat(pages(Sort.START_TIME, true)).containsExactly(3L, 2L, 1L);
		assertThat(pages(Sort.START_TIME, false)).containsExactly(1L, 2L, 3L);
	}

	@Test
	void sortsByLatencyWithRunningOnesLast() {
		this.store.save(Records.info(1), Records.span(1, 1, 3, 20));
		this.store.save(Records.info(2), Records.running(2, 1, ObservationType.SPAN, 1));
		this.store.save(Records.info(3), Records.span(3, 1, 2, 10));
		this.store.save(Records.info(4), Records.running(4, 1, ObservationType.SPAN, 4));
		assertThat(pages(Sort.LATENCY, true)).containsExactly(1L, 3L, 4L, 2L);
		assertThat(pages(Sort.LATENCY, false)).containsExactly(3L, 1L, 2L, 4L);
	}

	@Test
	void sortsByTokensWithUnreportedOnesLast() {
		this.store.save(Records.info(1), Records.generation(1, 1, 0, 1, 5, 5).build());
		this.store.save(Records.info(2), Records.span(2, 1, 0, 1));
		this.store.save(Records.info(3), Records.generation(3, 1, 0, 1, 1, 20).build());
		assertThat(pages(Sort.TOKENS, true)).containsExactly(3L, 1L, 2L);
		assertThat(pages(Sort.TOKENS, false)).containsExactly(1L, 3L, 2L);
	}

	@Test
	void sortsByIdWhereNothingHasACost() {
		saveTraces(3);
		assertThat(pages(Sort.COST, true)).containsExactly(3L, 2L, 1L);
		assertThat(pages(Sort.COST, false)).containsExactly(1L, 2L, 3L);
	}

	@Test
	void sortsByStart() {
		saveTraces(3);
		assertThat(pages(Sort.START_TIME, true)).containsExactly(3L, 2L, 1L);
		assertThat(pages(Sort.START_TIME, false)).containsExactly(1L, 2L, 3L);
	}

	@Test
	void malformedCursorIsRefused() {
		for (String cursor : List.of("", "%", "nonsense", "dHJhY2Vz", "dHJhY2VzOlNUQVJUX1RJTUU6dHJ1ZTp4LnkaOjE")) {
			TraceQuery query = TraceQuery.builder().cursor(cursor).build();
			assertThatIllegalArgumentException().isThrownBy(() -> this.store.findTraces(query))
				.withMessageStartingWith("cursor is '" + cursor + "'; allowed is");
		}
	}

	@Test
	void cursorOfAnotherSortIsRefused() {
		saveTraces(2);
		String cursor = this.store.findTraces(TraceQuery.builder().limit(1).build()).nextCursor();
		assertThatIllegalArgumentException().isThrownBy(
				() -> this.store.findTraces(TraceQuery.builder().sort(Sort.LATENCY, true).cursor(cursor).build()));
		assertThatIllegalArgumentException().isThrownBy(
				() -> this.store.findTraces(TraceQuery.builder().sort(Sort.START_TIME, false).cursor(cursor).build()));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.findObservations(TraceQuery.builder().cursor(cursor).build()));
	}

	@Test
	void timesThatExcludeEachOtherFindNothing() {
		saveTraces(3);
		assertThat(found((query) -> query.from(Records.at(3)).to(Records.at(1)))).isEmpty();
		String cursor = this.store.findTraces(TraceQuery.builder().limit(1).build()).nextCursor();
		assertThat(found((query) -> query.from(Records.at(3)).cursor(cursor))).isEmpty();
	}

	@Test
	void findsByStart() {
		saveTraces(4);
		assertThat(found((query) -> query.from(Records.at(2)))).containsExactly(4L, 3L, 2L);
		assertThat(found((query) -> query.to(Records.at(2)))).containsExactly(1L);
		assertThat(found((query) -> query.from(Records.at(2)).to(Records.at(4)))).containsExactly(3L, 2L);
	}

	@Test
	void countsFacetsOverAllMatches() {
		saveTraces(3);
		this.store.save(Records.userInfo(4, "s", "ann", "prod"), Records.generation(4, 1, 4, 1, 1, 1).build());
		this.store.save(Records.userInfo(4, "s", "ann", "prod"), Records.generation(4, 2, 4, 1, 1, 1).build());
		Page<TraceSummary> page = this.store.findTraces(TraceQuery.builder()
			.limit(1)
			.facets(Set.of(Facet.ENVIRONMENT, Facet.USER, Facet.TYPE, Facet.MODEL, Facet.RESPONSE_MODEL, Facet.STATUS))
			.build());
		assertThat(ids(page)).containsExactly(4L);
		assertThat(page.facets()).isEqualTo(Map.of("environment", Map.of("test", 3L, "prod", 1L), "user",
				Map.of("ann", 1L), "type", Map.of("SPAN", 3L, "GENERATION", 1L), "model", Map.of("gpt", 1L),
				"responseModel", Map.of("gpt-5", 1L), "status", Map.of("COMPLETED", 4L)));
	}

	@Test
	void findsObservationsOfAllTraces() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 30));
		this.store.save(Records.info(2), Records.span(2, 1, 10, 10));
		ObservationRecord child = Records.ended(1, 2, ObservationType.TOOL, 20, 20).build();
		this.store.save(Records.info(1), child);
		Page<FoundObservation> page = this.store
			.findObservations(TraceQuery.builder().sort(Sort.LATENCY, true).limit(2).build());
		assertThat(page.items()).extracting((found) -> found.observation().duration())
			.containsExactly(Duration.ofMillis(30), Duration.ofMillis(20));
		assertThat(page.items().get(1)).isEqualTo(new FoundObservation(Records.info(1), child, List.of()));
		assertThat(this.store
			.findObservations(TraceQuery.builder().sort(Sort.LATENCY, true).limit(2).cursor(page.nextCursor()).build())
			.items()).extracting((found) -> found.trace().traceId()).containsExactly(Records.traceId(2));
	}

	@Test
	void findsTextInTheObservationsOfOneTrace() {
		for (int trace = 1; trace <= 2; trace++) {
			for (int id = 1; id <= 3; id++) {
				this.store.save(Records.info(trace),
						Records.ended(trace, id, ObservationType.TOOL, id, 1)
							.output(Records.text((id == 2) ? "nothing" : "The Needle"))
							.build());
			}
		}
		Page<FoundObservation> page = this.store
			.findObservations(TraceQuery.builder().traceId(Records.traceId(1)).text("needle").limit(1).build());
		assertThat(page.items()).extracting((found) -> found.observation().observationId())
			.containsExactly(Records.id(3));
		page = this.store.findObservations(TraceQuery.builder()
			.traceId(Records.traceId(1))
			.text("needle")
			.limit(1)
			.cursor(page.nextCursor())
			.build());
		assertThat(page.items()).extracting((found) -> found.observation().observationId())
			.containsExactly(Records.id(1));
		assertThat(page.nextCursor()).isNull();
		assertThat(this.store.findTraces(TraceQuery.builder().traceId(Records.traceId(2)).build()).items())
			.extracting((found) -> found.info().traceId())
			.containsExactly(Records.traceId(2));
		assertThat(this.store.findTraces(TraceQuery.builder().traceId(Records.traceId(3)).build()).items()).isEmpty();
	}

	@Test
	void countsFacetsOfObservations() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 30));
		this.store.save(Records.info(1), Records.span(1, 2, 0, 30));
		this.store.save(Records.info(1), Records.generation(1, 3, 0, 30, 1, 1).build());
		Page<FoundObservation> page = this.store
			.findObservations(TraceQuery.builder().facets(Set.of(Facet.TYPE, Facet.NAME)).build());
		assertThat(page.facets())
			.isEqualTo(Map.of("type", Map.of("SPAN", 2L, "GENERATION", 1L), "name", Map.of("GET /1", 3L)));
	}

	@Test
	void sessionSumsItsTraces() {
		this.store.save(Records.userInfo(2, "s", "bob", "prod"), Records.generation(2, 1, 50, 10, 1, 2).build());
		this.store.save(Records.userInfo(1, "s", "ann", "test"),
				Records.generation(1, 1, 0, 30, 3, 4).level(Level.ERROR, null).build());
		this.store.save(Records.userInfo(3, "s", "ann", "test"), Records.running(3, 1, ObservationType.SPAN, 70));
		Session session = new Session("s", List.of("test", "prod"), List.of("ann", "bob"), Records.at(0),
				Records.at(70), Duration.ofMillis(40), Level.ERROR, Status.RUNNING, 3,
				Map.of(ObservationType.GENERATION, 2, ObservationType.SPAN, 1), Records.usage(4, 6),
				new CostSum(null, 2, 0), List.of());
		assertThat(this.store.findSessions(SessionQuery.ALL).items())
			.containsExactly(new FoundSession(session, List.of()));
		assertThat(this.store.findSessions(SessionQuery.byId("s")).items())
			.containsExactly(new FoundSession(session, List.of(summary(1), summary(2), summary(3))));
		assertThat(this.store.findSessions(SessionQuery.byId("t")).items()).isEmpty();
	}

	@Test
	void sessionsAreFoundByUserEnvironmentAndTime() {
		this.store.save(Records.userInfo(1, "s", "ann", "test"), Records.span(1, 1, 0, 10));
		this.store.save(Records.userInfo(2, "t", "bob", "prod"), Records.span(2, 1, 20, 10));
		assertThat(sessions(null, null, null, null)).containsExactly("t", "s");
		assertThat(sessions("ann", null, null, null)).containsExactly("s");
		assertThat(sessions(null, "prod", null, null)).containsExactly("t");
		assertThat(sessions(null, null, 10, null)).containsExactly("t", "s");
		assertThat(sessions(null, null, 11, null)).containsExactly("t");
		assertThat(sessions(null, null, null, 20)).containsExactly("s");
	}

	@Test
	void sessionsAreInTheOrderOfTheirLastTimesOnPages() {
		Random random = new Random(9);
		Map<String, Long> lastTimes = new HashMap<>();
		for (int trace = 1; trace <= 120; trace++) {
			String session = "s" + random.nextInt(40);
			long start = 100L * random.nextInt(8);
			this.store.save(Records.info(trace, "a", session), Records.span(trace, 1, start, 10));
			lastTimes.merge(session, start, Math::max);
		}
		List<String> expected = lastTimes.keySet()
			.stream()
			.sorted(Comparator.comparing((String session) -> lastTimes.get(session))
				.thenComparing(Comparator.naturalOrder())
				.reversed())
			.toList();
		List<String> found = new ArrayList<>();
		String cursor = null;
		do {
			Page<FoundSession> page = this.store.findSessions(
					new SessionQuery(null, null, null, Records.at(0), null, Sort.START_TIME, true, 3, cursor));
			page.items().forEach((each) -> found.add(each.session().sessionId()));
			cursor = page.nextCursor();
		}
		while (cursor != null);
		assertThat(found).isEqualTo(expected);
	}

	@Test
	void sessionsArePaged() {
		for (int trace = 1; trace <= 5; trace++) {
			this.store.save(Records.info(trace, "GET /", "s:" + trace), Records.span(trace, 1, trace, 1));
		}
		List<String> seen = new ArrayList<>();
		String cursor = null;
		do {
			Page<FoundSession> page = this.store
				.findSessions(new SessionQuery(null, null, null, null, null, Sort.START_TIME, false, 2, cursor));
			page.items().forEach((found) -> seen.add(found.session().sessionId()));
			cursor = page.nextCursor();
		}
		while (cursor != null && seen.size() < 20);
		assertThat(seen).containsExactly("s:1", "s:2", "s:3", "s:4", "s:5");
	}

	@Test
	void traceMovesToTheSessionThatIsKnownLater() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 1));
		assertThat(sessions(null, null, null, null)).isEmpty();
		this.store.save(Records.info(1, "GET /", "s"), Records.span(1, 1, 0, 1));
		assertThat(sessions(null, null, null, null)).containsExactly("s");
		this.store.save(Records.info(1, "GET /", "t"), Records.span(1, 1, 0, 1));
		assertThat(sessions(null, null, null, null)).containsExactly("t");
		assertThat(this.store.findTraces(TraceQuery.builder().session("t").build()).items()).hasSize(1);
	}

	@Test
	void traceIsFoundByWhatItIsNow() {
		this.store.save(Records.userInfo(1, "s", "ann", "test"), Records.span(1, 1, 10, 5));
		this.store.save(Records.userInfo(2, "s", "ann", "test"), Records.span(2, 1, 20, 5));
		this.store.save(Records.userInfo(1, "t", "bob", "test"),
				Records.ended(1, 2, ObservationType.SPAN, 5, 5).level(Level.ERROR, null).build());
		assertThat(found((query) -> query.session("s"))).containsExactly(2L);
		assertThat(found((query) -> query.session("t"))).containsExactly(1L);
		assertThat(found((query) -> query.user("ann"))).containsExactly(2L);
		assertThat(found((query) -> query.user("bob"))).containsExactly(1L);
		assertThat(found((query) -> query.level(Level.DEFAULT))).containsExactly(2L);
		assertThat(found((query) -> query.level(Level.ERROR))).containsExactly(1L);
		assertThat(found((query) -> query.level(Level.ERROR).type(ObservationType.SPAN))).containsExactly(1L);
		this.store.deleteTrace(Records.traceId(1));
		assertThat(found((query) -> query.user("bob"))).isEmpty();
		assertThat(found((query) -> query.level(Level.ERROR))).isEmpty();
	}

	@Test
	void tracesOfAUserAreInOrderAndOnPages() {
		for (long trace : new long[] { 3, 1, 5, 2, 4 }) {
			this.store.save(Records.userInfo(trace, "s" + trace % 2, "ann", "test"),
					Records.span(trace, 1, 10 * trace, 10 - trace));
		}
		this.store.save(Records.userInfo(5, "s1", "ann", "test"), Records.span(5, 2, 1, 1));
		UnaryOperator<TraceQueryBuilder> ofAnn = (query) -> query.user("ann").limit(2);
		Page<TraceSummary> page = this.store.findTraces(ofAnn.apply(TraceQuery.builder()).build());
		assertThat(ids(page)).containsExactly(4L, 3L);
		page = this.store.findTraces(ofAnn.apply(TraceQuery.builder()).cursor(page.nextCursor()).build());
		assertThat(ids(page)).containsExactly(2L, 1L);
		page = this.store.findTraces(ofAnn.apply(TraceQuery.builder()).cursor(page.nextCursor()).build());
		assertThat(ids(page)).containsExactly(5L);
		assertThat(found((query) -> query.session("s1").sort(Sort.LATENCY, true))).containsExactly(5L, 1L, 3L);
		assertThat(this.store.findObservations(ofAnn.apply(TraceQuery.builder()).session("s0").build()).items())
			.extracting((found) -> found.observation().traceId())
			.containsExactly(Records.traceId(4), Records.traceId(2));
	}

	@Test
	void scoresBelongToWhatTheyAreAbout() {
		this.store.save(Records.info(1, "GET /", "s"), Records.span(1, 1, 0, 1));
		Score ofTrace = Records.score(ScoreTarget.trace(Records.traceId(1)), "helpful", 1);
		Score ofObservation = Records.score(ScoreTarget.observation(Records.traceId(1), Records.id(1)), "right", 2);
		Score ofSession = Records.score(ScoreTarget.session("s"), "polite", 3);
		assertThat(List.of(this.store.save(ofTrace), this.store.save(ofObservation), this.store.save(ofSession)))
			.containsExactly(true, true, true);
		assertThat(trace(1).scores()).containsExactly(ofTrace, ofObservation);
		assertThat(summary(1).scores()).containsExactly(ofTrace);
		assertThat(this.store.findObservations(all()).items().get(0).scores()).containsExactly(ofObservation);
		assertThat(this.store.findSessions(SessionQuery.ALL).items().get(0).session().scores())
			.containsExactly(ofSession);
	}

	@Test
	void scoreReplacesItsFormerOne() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 1));
		ScoreTarget target = ScoreTarget.trace(Records.traceId(1));
		this.store.save(Records.score(target, "helpful", 1));
		this.store.save(Records.score(target, "right", 1));
		this.store.save(Records.score(target, "helpful", 5));
		Score byAnn = new Score(target, "helpful", BigDecimal.ONE, Score.DataType.NUMERIC, Score.Source.ANNOTATION,
				null, "ann", Records.START);
		this.store.save(byAnn);
		assertThat(summary(1).scores()).containsExactlyInAnyOrder(Records.score(target, "helpful", 5),
				Records.score(target, "right", 1), byAnn);
	}

	@Test
	void scoreOfWhatIsNotThereIsRefused() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 1));
		assertThat(this.store.save(Records.score(ScoreTarget.trace(Records.traceId(2)), "a", 1))).isFalse();
		assertThat(this.store.save(Records.score(ScoreTarget.observation(Records.traceId(1), Records.id(2)), "a", 1)))
			.isFalse();
		assertThat(this.store.save(Records.score(ScoreTarget.session("s"), "a", 1))).isFalse();
	}

	@Test
	void bookmarkIsSetAndTakenAway() {
		this.store.save(Records.info(1), Records.span(1, 1, 0, 1));
		assertThat(this.store.bookmark(Records.traceId(1), true)).isTrue();
		assertThat(summary(1).bookmarked()).isTrue();
		assertThat(this.store.bookmark(Records.traceId(1), false)).isTrue();
		assertThat(summary(1).bookmarked()).isFalse();
	}

	@Test
	void deletedTraceStaysAway() {
		this.store.save(Records.info(1, "GET /", "s"), Records.span(1, 1, 0, 1));
		assertThat(this.store.deleteTrace(Records.traceId(1))).isTrue();
		this.store.save(Records.info(1, "GET /", "s"), Records.span(1, 2, 0, 1));
		assertThat(this.store.findTrace(Records.traceId(1))).isNull();
		assertThat(ids(this.store.findTraces(all()))).isEmpty();
		assertThat(sessions(null, null, null, null)).isEmpty();
		assertThat(this.store.wasEvicted(Records.traceId(1))).isFalse();
		assertThat(this.store.wasDeleted(Records.traceId(1))).isTrue();
		assertThat(this.store.deleteTrace(Records.traceId(1))).isFalse();
	}

	@Test
	void deletedSessionTakesItsTracesAlong() {
		this.store.save(Records.info(1, "GET /", "s"), Records.span(1, 1, 0, 1));
		this.store.save(Records.info(2, "GET /", "s"), Records.span(2, 1, 0, 1));
		this.store.save(Records.info(3, "GET /", "t"), Records.span(3, 1, 0, 1));
		this.store.save(Records.score(ScoreTarget.session("s"), "polite", 3));
		assertThat(this.store.deleteSession("s")).isEqualTo(2);
		assertThat(ids(this.store.findTraces(all()))).containsExactly(3L);
		assertThat(this.store.deleteSession("s")).isZero();
		this.store.save(Records.info(4, "GET /", "s"), Records.span(4, 1, 0, 1));
		assertThat(this.store.findSessions(SessionQuery.byId("s")).items().get(0).session().scores()).isEmpty();
	}

	@Test
	void deletedUserTakesAllTracesAlong() {
		this.store.save(Records.userInfo(1, "s", "ann", "test"), Records.span(1, 1, 0, 1));
		this.store.save(Records.userInfo(2, "t", "ann", "test"), Records.span(2, 1, 0, 1));
		this.store.save(Records.userInfo(3, "t", "bob", "test"), Records.span(3, 1, 0, 1));
		this.store.save(Records.score(ScoreTarget.session("s"), "polite", 3));
		this.store.save(Records.score(ScoreTarget.trace(Records.traceId(2)), "polite", 3));
		assertThat(this.store.deleteUser("ann")).isEqualTo(2);
		assertThat(ids(this.store.findTraces(all()))).containsExactly(3L);
		assertThat(sessions("ann", null, null, null)).isEmpty();
		assertThat(this.store.deleteUser("ann")).isZero();
		this.store.save(Records.userInfo(1, "s", "ann", "test"), Records.span(1, 2, 0, 1));
		assertThat(this.store.findTrace(Records.traceId(1))).isNull();
	}

	@Test
	void tracesBeforeATimeAreDeleted() {
		saveTraces(5);
		this.store.bookmark(Records.traceId(2), true);
		assertThat(this.store.deleteBefore(Records.at(3))).isEqualTo(2);
		assertThat(ids(this.store.findTraces(all()))).containsExactly(5L, 4L, 3L);
		assertThat(this.store.deleteBefore(Records.at(3))).isZero();
	}

	private void saveTraces(int count) {
		for (int trace = 1; trace <= count; trace++) {
			this.store.save(Records.info(trace), Records.span(trace, 1, trace, 1));
		}
	}

	private List<Long> pages(Sort sort, boolean descending) {
		List<Long> seen = new ArrayList<>();
		String cursor = null;
		do {
			Page<TraceSummary> page = this.store
				.findTraces(TraceQuery.builder().sort(sort, descending).limit(1).cursor(cursor).build());
			seen.addAll(ids(page));
			cursor = page.nextCursor();
		}
		while (cursor != null && seen.size() < 20);
		return seen;
	}

	private List<Long> found(UnaryOperator<TraceQueryBuilder> query) {
		return ids(this.store.findTraces(query.apply(TraceQuery.builder()).build()));
	}

	private List<String> sessions(@Nullable String user, @Nullable String environment, @Nullable Integer from,
			@Nullable Integer to) {
		SessionQuery query = new SessionQuery(null, user, environment, (from != null) ? Records.at(from) : null,
				(to != null) ? Records.at(to) : null, Sort.START_TIME, true, 50, null);
		return this.store.findSessions(query).items().stream().map((found) -> found.session().sessionId()).toList();
	}

	private static List<Long> ids(Page<TraceSummary> page) {
		return page.items().stream().map((trace) -> Long.parseLong(trace.info().traceId(), 16)).toList();
	}

	private static TraceQuery all() {
		return TraceQuery.builder().build();
	}

	private Trace trace(long trace) {
		return Objects.requireNonNull(this.store.findTrace(Records.traceId(trace)));
	}

	private TraceSummary summary(long trace) {
		return trace(trace).summary();
	}

}
