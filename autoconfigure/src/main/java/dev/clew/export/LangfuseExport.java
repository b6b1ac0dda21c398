package dev.clew.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.clew.observation.fault.Faults;
import dev.clew.store.TraceSink;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is recorded to a Langfuse server, on a thread of its own. Independent of the
 * tracer and what that samples. Thread-safe.
 */
@InternalApi
public final class LangfuseExport implements AutoCloseable {

	private static final Duration LAST_TRY = Duration.ofSeconds(10);

	private static final Duration LAST_COUNT = Duration.ofSeconds(1);

	private final ExportQueue queue;

	private final ExportSink sink;

	private final OpenTraces traces;

	private final Delivery delivery;

	private final ExportState state;

	private final Faults faults;

	private final @Nullable String contentSwitch;

	private final long pauseMillis;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final Thread thread;

	/**
	 * Starts to export.
	 * @param details where to
	 * @param settings how
	 * @param meter counts what leaves
	 * @param faults where its faults end
	 */
	public LangfuseExport(LangfuseConnectionDetails details, ExportSettings settings, ExportMeter meter,
			Faults faults) {
		this.queue = new ExportQueue(settings.maxQueueBytes());
		this.sink = new ExportSink(this.queue, settings.content(), meter);
		this.traces = new OpenTraces(this.queue::release, settings.longest());
		this.state = new ExportState(details.getEndpoint());
		this.faults = faults;
		this.contentSwitch = settings.contentSwitch();
		this.pauseMillis = settings.interval().toMillis();
		this.delivery = new Delivery(new LangfuseClient(details, settings.timeout()),
				new ParcelJson(settings.content(), settings.environment()), this.queue, meter, this.state, faults);
		this.thread = new Thread(this::run, "clew-export");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * What takes observations and scores.
	 * @return never blocks, and drops what there is no room for
	 */
	public TraceSink sink() {
		return this.sink;
	}

	/**
	 * What waits to leave.
	 * @return number of bytes in the heap, about
	 */
	public long waitingBytes() {
		return this.queue.bytes();
	}

	/**
	 * Where traces go.
	 * @return the server, and whether content goes there
	 */
	public String target() {
		return "Langfuse at " + this.state.endpoint()
				+ ((this.contentSwitch == null) ? "" : ", without content: see " + this.contentSwitch);
	}

	ExportState state() {
		return this.state;
	}

	private void run() {
		try {
			while (!this.closing.await(this.pauseMillis, TimeUnit.MILLISECONDS)) {
				turn();
			}
			prepare(true);
			this.delivery.sendLast();
		}
		catch (InterruptedException ex) {
			// Nobody waits any longer for what is left.
		}
		catch (Throwable ex) {
			this.faults.report("export", ex);
		}
		finally {
			prepare(true);
			this.delivery.giveUp();
		}
	}

	private void turn() throws InterruptedException {
		try {
			prepare(false);
			this.delivery.send();
		}
		catch (RuntimeException | Error ex) {
			this.faults.report("export", ex);
		}
	}

	private void prepare(boolean all) {
		long now = System.nanoTime();
		List<Parcel> scores = new ArrayList<>();
		for (Waiting next = this.queue.poll(); next != null; next = this.queue.poll()) {
			if (next instanceof Waiting.OfTrace saved) {
				this.traces.add(saved, this.queue.refused() > 0, now);
			}
			else if (next instanceof Waiting.OfLoss lost) {
				this.traces.lose(lost);
			}
			else if (next instanceof Waiting.OfScore score) {
				scores.add(Parcel.of(score));
			}
		}
		List<Leaving> spans = new ArrayList<>();
		for (Leaving one : all ? this.traces.takeAll() : this.traces.takeEnded(now)) {
			if (one.span() != null) {
				spans.add(one);
			}
			else {
				this.queue.release(one.bytes());
			}
		}
		this.delivery.outbox().add(spans);
		scores.forEach(this.delivery.outbox()::add);
	}

	/**
	 * Sends what waits, as far as that can be done in ten seconds; what is left is lost,
	 * and counted.
	 */
	@Override
	public void close() {
		this.sink.close();
		this.closing.countDown();
		try {
			this.thread.join(LAST_TRY.toMillis());
			this.thread.interrupt();
			this.thread.join(LAST_COUNT.toMillis());
		}
		catch (InterruptedException ex) {
			this.thread.interrupt();
			Thread.currentThread().interrupt();
		}
	}

}
