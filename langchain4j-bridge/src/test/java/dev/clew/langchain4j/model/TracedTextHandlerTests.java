package dev.clew.langchain4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.StreamingResponseHandler;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TracedTextHandlerTests {

	@Test
	void endOfATextThatHasEndedReachesTheApplicationOnly() {
		List<String> heard = new ArrayList<>();
		try (TracedApplication application = new TracedApplication()) {
			TracingRuntime runtime = Objects.requireNonNull(Runtimes.resolve(application.handle));
			Step<GenerationContext> step = Step.start(runtime, new GenerationContext("text_completion", "Writer"),
					null);
			StreamingResponseHandler<String> handler = TracedTextHandler.of(new Listening(heard), step,
					runtime.openSteps().textRoom());
			handler.onError(new IllegalStateException("reset"));
			handler.onComplete(Response.from("blue", new TokenUsage(10, 5)));
			assertThat(step.context().getUsage()).isNull();
		}
		assertThat(heard).containsExactly("reset", "blue");
	}

	/**
	 * Keeps what it hears.
	 */
	private record Listening(List<String> heard) implements StreamingResponseHandler<String> {

		@Override
		public void onNext(String token) {
			throw new AssertionError();
		}

		@Override
		public void onComplete(Response<String> response) {
			this.heard.add(response.content());
		}

		@Override
		public void onError(Throwable error) {
			this.heard.add(String.valueOf(error.getMessage()));
		}

	}

}
