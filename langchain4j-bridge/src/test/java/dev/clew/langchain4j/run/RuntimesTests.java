package dev.clew.langchain4j.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RuntimesTests {

	private static final int ROUNDS = 2_000_000;

	@Test
	void callWhileAnApplicationOpensAndClosesIsNotDisturbed() throws Exception {
		RuntimeHandle handle = RuntimeHandle.open(() -> null);
		ExecutorService other = Executors.newSingleThreadExecutor();
		try {
			CountDownLatch calling = new CountDownLatch(1);
			Future<?> calls = other.submit(() -> call(calling));
			calling.await();
			for (int round = 0; round < ROUNDS && !calls.isDone(); round++) {
				Runtimes.remove(handle);
				Runtimes.add(handle);
			}
			other.shutdownNow();
			assertThat(calls.get()).isNull();
		}
		finally {
			other.shutdownNow();
			handle.close();
		}
	}

	private static void call(CountDownLatch calling) {
		calling.countDown();
		while (!Thread.currentThread().isInterrupted()) {
			for (int times = 0; times < 100; times++) {
				Runtimes.resolve(null);
			}
		}
	}

}
