package dev.clew.export;

import dev.clew.store.TraceSink;
import dev.clew.store.memory.RecentIds;
import dev.clew.store.memory.SizeEstimate;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;

/**
 * Hands over what is recorded. The application's thread does nothing else for it.
 */
final class ExportSink implements TraceSink {

	// Traces and sessions that can be scored.
	private static final int TARGETS = 10_000;

	private final ExportQueue queue;

	private final RecentIds targets = new RecentIds(TARGETS);

	private final boolean content;

	private final ExportMeter meter;

	private volatile boolean closed;

	ExportSink(ExportQueue queue, boolean content, ExportMeter meter) {
		this.queue = queue;
		this.content = content;
		this.meter = meter;
	}

	@Override
	public void save(TraceInfo trace, ObservationRecord observation) {
		ObservationRecord leaving = this.content ? observation : observation.withoutContent();
		Waiting.OfTrace waiting = new Waiting.OfTrace(trace, leaving,
				SizeEstimate.of(leaving) + SizeEstimate.of(trace));
		this.targets.add(trace.traceId());
		if (trace.sessionId() != null) {
			this.targets.add(trace.sessionId());
		}
		if (!offer(waiting, waiting.ended() && waiting.leaves()) && waiting.ended()) {
			this.queue.offer(new Waiting.OfLoss(trace.traceId(), observation.observationId()));
		}
	}

	// What is judged has to come from here, and what people wrote stays here unless
	// content may leave.
	@Override
	public boolean save(Score score) {
		String judged = (score.target().traceId() != null) ? score.target().traceId() : score.target().sessionId();
		return judged != null && this.targets.contains(judged) && (this.content || !score.isContent())
				&& offer(new Waiting.OfScore(score, SizeEstimate.of(score)), true);
	}

	private boolean offer(Waiting waiting, boolean counts) {
		boolean taken = !this.closed && this.queue.offer(waiting);
		if (!taken && counts) {
			this.meter.dropped((this.closed ? DropReason.SHUTDOWN : DropReason.FULL).value(), 1);
		}
		return taken;
	}

	void close() {
		this.closed = true;
	}

}
