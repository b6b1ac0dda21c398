package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.tree.TraceNode;
import dev.langchain4j.internal.DefaultExecutorProvider;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watches that no thread is left with a current observation, trace or log key that is not
 * its own: that of the test, those of its requests and pools after each piece of work,
 * and those that LangChain4j has for all.
 */
final class CleanThreads implements AfterEachCallback {

	// Micrometer keeps the current observation for all registries in one place.
	private static final ObservationRegistry ANY = ObservationRegistry.create();

	private final Queue<String> left = new ConcurrentLinkedQueue<>();

	private final List<WatchedPool> pools = new CopyOnWriteArrayList<>();

	// As many threads as are needed at the same time.
	ExecutorService pool() {
		return add(new WatchedPool(0, Integer.MAX_VALUE, new SynchronousQueue<>()));
	}

	ExecutorService pool(int threads) {
		return add(new WatchedPool(threads, threads, new LinkedBlockingQueue<>()));
	}

	private ExecutorService add(WatchedPool pool) {
		this.pools.add(pool);
		return pool;
	}

	// Whether all work on the pools is done.
	boolean isIdle() {
		return this.pools.stream().allMatch((pool) -> pool.getQueue().isEmpty() && pool.getActiveCount() == 0);
	}

	// Work whose thread is looked at before and after it.
	<T> Work<T> watched(Work<T> work) {
		return () -> {
			Current before = Current.ofThisThread();
			try {
				return work.run();
			}
			finally {
				look(before);
			}
		};
	}

	@Override
	public void afterEach(ExtensionContext context) throws InterruptedException {
		look();
		Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(this::isIdle);
		assertThat(this.left).isEmpty();
		if (DefaultExecutorProvider.getDefaultExecutorService() instanceof ThreadPoolExecutor pool) {
			assertThat(ThreadProbe.leftOn(pool, pool.getPoolSize())).isEmpty();
		}
	}

	private void look() {
		look(Current.NOTHING);
	}

	// Whether what is current on this thread is what it was before.
	void look(Current before) {
		Current now = Current.ofThisThread();
		if (!now.equals(before)) {
			this.left.add(Thread.currentThread().getName() + " " + now + " instead of " + before);
		}
	}

	/**
	 * What is current on a thread.
	 *
	 * @param scope identity of Micrometer's scope
	 * @param node our node
	 * @param keys keys of log lines
	 */
	record Current(int scope, @Nullable TraceNode node, Map<String, String> keys) {

		static final Current NOTHING = new Current(0, null, Map.of());

		static Current ofThisThread() {
			Map<String, String> keys = MDC.getCopyOfContextMap();
			return new Current(System.identityHashCode(ANY.getCurrentObservationScope()), CurrentStep.node(),
					(keys != null) ? keys : Map.of());
		}

	}

	/**
	 * Threads that are looked at before and after each piece of work.
	 */
	private final class WatchedPool extends ThreadPoolExecutor {

		WatchedPool(int least, int most, BlockingQueue<Runnable> queue) {
			super(least, most, 5, TimeUnit.SECONDS, queue, WatchedPool::thread);
		}

		private static Thread thread(Runnable work) {
			Thread thread = new Thread(work);
			thread.setDaemon(true);
			return thread;
		}

		@Override
		protected void beforeExecute(Thread thread, Runnable work) {
			look();
		}

		@Override
		protected void afterExecute(Runnable work, @Nullable Throwable error) {
			look();
		}

	}

}
