package dev.clew.capture;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.observation.ObservationRegistry;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The application that does the work of the tests.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(WorkApplication.Works.class)
class WorkApplication {

	@Bean
	ScriptedOpenAi scriptedOpenAi(ObservationRegistry observations) {
		return new ScriptedOpenAi(observations);
	}

	static <T> T outcome(CompletableFuture<T> result) throws Exception {
		try {
			return result.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof Exception cause) {
				throw cause;
			}
			if (ex.getCause() instanceof Error cause) {
				throw cause;
			}
			throw ex;
		}
	}

	/**
	 * Does the work that was handed over, as part of a request.
	 */
	@RestController
	static class Works {

		private final Map<UUID, Handed<?>> works = new ConcurrentHashMap<>();

		<T> CompletableFuture<T> add(UUID id, Work<T> work) {
			CompletableFuture<T> result = new CompletableFuture<>();
			this.works.put(id, new Handed<>(work, result));
			return result;
		}

		@PostMapping("/work/{id}")
		String run(@PathVariable UUID id) throws Exception {
			Objects.requireNonNull(this.works.remove(id)).run();
			return "done";
		}

	}

	/**
	 * Work, and where its outcome goes.
	 *
	 * @param work the work
	 * @param result its result
	 * @param <T> type of the result
	 */
	private record Handed<T>(Work<T> work, CompletableFuture<T> result) {

		void run() throws Exception {
			try {
				this.result.complete(this.work.run());
			}
			catch (Throwable ex) {
				this.result.completeExceptionally(ex);
				throw ex;
			}
		}

	}

}
