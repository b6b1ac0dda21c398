package dev.clew.store.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * Lets traces in memory go that have been over for long, once a minute or as often as
 * they last, on a thread of its own. Thread-safe.
 */
@InternalApi
public final class TraceExpiry implements AutoCloseable {

	private static final Duration PAUSE = Duration.ofMinutes(1);

	private final InMemoryTraceStore store;

	private final @Nullable Duration age;

	private final @Nullable Duration scoredAge;

	private final InstantSource clock;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(TraceExpiry::thread);

	/**
	 * An expiry of certain ages.
	 * @param store whose traces go
	 * @param age time after its end that a trace goes; {@code null} for never
	 * @param scoredAge the same of a trace with scores
	 * @param clock tells what is now
	 */
	public TraceExpiry(InMemoryTraceStore store, @Nullable Duration age, @Nullable Duration scoredAge,
			InstantSource clock) {
		this.store = store;
		this.age = age;
		this.scoredAge = scoredAge;
		this.clock = clock;
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "clew-store-retention");
		thread.setDaemon(true);
		return thread;
	}

	/**
	 * Begins to look after the traces, unless all are to be kept.
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	public void start() {
		if (this.age == null && this.scoredAge == null) {
			return;
		}
		long pause = Math.min(PAUSE.toMillis(), Math.min(millis(this.age), millis(this.scoredAge)));
		this.timer.scheduleWithFixedDelay(this::tryToApply, pause, pause, TimeUnit.MILLISECONDS);
	}

	private static long millis(@Nullable Duration age) {
		return (age != null) ? age.toMillis() : Long.MAX_VALUE;
	}

	// An exception would end the timer.
	private void tryToApply() {
		try {
			apply();
		}
		catch (RuntimeException ex) {
			Thread thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, ex);
		}
	}

	void apply() {
		this.store.evictEndedBefore(before(this.age), before(this.scoredAge));
	}

	private Instant before(@Nullable Duration age) {
		return (age != null) ? this.clock.instant().minus(age) : Instant.MIN;
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
