package dev.clew.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.clew.observation.fault.Faults;
import dev.clew.store.FoundObservation;
import dev.clew.store.FoundSession;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.RecentIds;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.usage.UsageQuery;
import dev.clew.store.usage.UsageReport;
import dev.clew.trace.InternalApi;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import org.jspecify.annotations.Nullable;

/**
 * Keeps traces in a database that any number of processes share: each writes its own, and
 * each answers for all. What is saved waits in a bounded queue until a thread writes it;
 * the application's threads do not wait for that, and drop what there is no room for. Who
 * saves a score is told whether there is what it judges, and waits a second for that at
 * most. Who reads finds what was saved in this process before. Thread-safe.
 */
@InternalApi
public final class JdbcTraceStore implements TraceStore, AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration PATIENCE_OF_SCORES = Duration.ofSeconds(1);

	private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

	private static final int TARGETS = 10_000;

	private final Database database;

	private final TraceTables tables;

	private final TraceWriter writer;

	private final JdbcTraceEditor editor;

	private final Housekeeping housekeeping;

	private final HeldTimes held;

	private final RollupRows rollups;

	private final InstantSource clock;

	private final RecentIds targets = new RecentIds(TARGETS);

	/**
	 * A store in tables that are there.
	 * @param dataSource where to get connections
	 * @param settings how traces are kept
	 * @param own told while statements of the store run
	 * @param clock tells what is now
	 * @param dropListener told the reason and the number of observations when some are
	 * dropped: {@code queue-full}, {@code refused} by the database, {@code shutdown}, or
	 * {@code deleted-trace} (late observations of such traces)
	 * @param faults where faults of the store end
	 */
	public JdbcTraceStore(DataSource dataSource, JdbcStoreSettings settings, OwnStatements own, InstantSource clock,
			ObjLongConsumer<String> dropListener, Faults faults) {
		this.database = new Database(dataSource, settings.tablePrefix(), own);
		RecordJson json = new RecordJson();
		ScoreRows scores = new ScoreRows(this.database, json);
		this.tables = new TraceTables(this.database, json, scores);
		this.held = new HeldTimes(this.database, clock);
		this.held.open();
		this.rollups = new RollupRows(this.database);
		this.clock = clock;
		TraceRemoval removal = new TraceRemoval(this.database, this.held, clock);
		Rollups sums = new Rollups(this.database, this.rollups, this.held, settings.rollupRetention(), clock);
		this.editor = new JdbcTraceEditor(this.database, removal, sums);
		BatchWriter batches = new BatchWriter(this.database, json, this.rollups);
		this.housekeeping = new Housekeeping(new TraceRetention(this.database, removal, settings.retention(), clock),
				new AbandonedSteps(this.database, json, batches, settings.abandonedAfter(), clock), sums, HOUSEKEEPING);
		this.writer = new TraceWriter(settings, batches, scores, sums, new Losses(dropListener), this.held, faults);
		this.writer.start();
		this.housekeeping.start();
	}

	/**
	 * How many observations wait to be written.
	 * @return number of observations, started or ended
	 */
	public int waiting() {
		return this.writer.waiting();
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		if (!trace.traceId().equals(observation.traceId())) {
			throw new IllegalArgumentException("observation is of trace '" + observation.traceId()
					+ "'; allowed is the trace that it is saved with, '" + trace.traceId() + "'");
		}
		this.targets.add(trace.traceId());
		if (trace.sessionId() != null) {
			this.targets.add(trace.sessionId());
		}
		this.writer.save(trace, observation);
	}

	@Override
	public void leaveOut(Trace trace) {
		this.writer.leaveOut(trace.observations(), (sums) -> sums.add(trace));
	}

	@Override
	public void leaveOut(TraceInfo trace, ObservationRecord observation) {
		this.writer.leaveOut(List.of(observation), (sums) -> sums.addLate(trace, observation));
	}

	@Override
	public boolean save(Score score) {
		Boolean taken = this.writer.save(score, PATIENCE_OF_SCORES);
		String judged = (score.target().traceId() != null) ? score.target().traceId() : score.target().sessionId();
		return (taken != null) ? taken : judged != null && this.targets.contains(judged);
	}

	@Override
	public Page<TraceSummary> findTraces(TraceQuery query) {
		flush();
		return ask(() -> new FindTraces(this.tables, query).find());
	}

	@Override
	public Page<FoundObservation> findObservations(TraceQuery query) {
		flush();
		return ask(() -> new FindObservations(this.tables, query).find());
	}

	@Override
	public Page<FoundSession> findSessions(SessionQuery query) {
		flush();
		return ask(() -> new FindSessions(this.tables, query).find());
	}

	@Override
	public UsageReport findUsage(UsageQuery query) {
		flush();
		return ask(() -> new FindUsage(this.tables, this.rollups, query).find(this.held.since(), this.clock.instant()));
	}

	@Override
	public @Nullable Trace findTrace(String traceId) {
		flush();
		return ask(() -> this.tables.trace(traceId));
	}

	@Override
	public boolean wasEvicted(String traceId) {
		return isGone(traceId, TraceRemoval.EVICTED);
	}

	@Override
	public boolean wasDeleted(String traceId) {
		return isGone(traceId, TraceRemoval.DELETED);
	}

	private boolean isGone(String traceId, String reason) {
		return ask(
				() -> !this.database.sql("SELECT reason FROM {}GONE WHERE trace_id = ? AND reason = ?", traceId, reason)
					.query(String.class)
					.list()
					.isEmpty());
	}

	@Override
	public boolean bookmark(String traceId, boolean bookmarked) {
		flush();
		return Unavailable.guard(() -> this.editor.bookmark(traceId, bookmarked));
	}

	@Override
	public boolean deleteTrace(String traceId) {
		flush();
		return Unavailable.guard(() -> this.editor.deleteTrace(traceId));
	}

	@Override
	public int deleteSession(String sessionId) {
		flush();
		return Unavailable.guard(() -> this.editor.deleteSession(sessionId));
	}

	@Override
	public int deleteUser(String userId) {
		flush();
		return Unavailable.guard(() -> this.editor.deleteUser(userId));
	}

	@Override
	public int deleteBefore(Instant time) {
		flush();
		return Unavailable.guard(() -> this.editor.deleteBefore(time));
	}

	/**
	 * Where traces are kept, in words.
	 */
	@Override
	public String toString() {
		return "in the database (tables " + this.database.prefix() + "*)";
	}

	private <T extends @Nullable Object> T ask(Supplier<T> question) {
		return Unavailable.guard(() -> this.database.read(question));
	}

	private void flush() {
		flush(PATIENCE);
	}

	/**
	 * Waits until all that this process saved before is in the database.
	 * @param patience how long to wait at most
	 * @return whether it is
	 */
	public boolean flush(Duration patience) {
		return this.writer.flush(patience);
	}

	/**
	 * Writes what waits, as far as that can be done in ten seconds.
	 */
	@Override
	public void close() {
		this.housekeeping.close();
		this.writer.close();
	}

}
