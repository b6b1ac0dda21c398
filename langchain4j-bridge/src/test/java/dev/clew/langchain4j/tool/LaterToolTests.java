package dev.clew.langchain4j.tool;

import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.message.KnownTools;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.ToolExecutionResult;
import dev.langchain4j.service.tool.ToolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tools that answer later.
 */
class LaterToolTests {

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void close() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void toolThatIsExecutedLaterIsATool() {
		TracingRuntime runtime = Objects.requireNonNull(this.application.handle.runtime());
		InvocationContext context = InvocationContext.builder().invocationId(UUID.randomUUID()).build();
		Step<StepContext> step = Step.start(runtime, new StepContext(ObservationType.AGENT, "Desk"), null);
		Invocations.add(context.invocationId(),
				new Invocation(context.invocationId(), runtime, step, null, new KnownTools(), () -> false));
		ToolExecutor traced = TracedToolExecutor.of(new LaterTool());
		ToolExecutionRequest request = ToolExecutionRequest.builder().id("1").name("look").arguments("{}").build();
		assertThat(((LaterExecutor) traced).executeAsync(request, context).join().resultText()).isEqualTo("seen");
		step.stop();
		assertThat(this.application.tree()).containsExactly("AGENT Desk DEFAULT", "  TOOL look DEFAULT");
		assertThat(this.application.output(ObservationType.TOOL)).isEqualTo("\"seen\"");
	}

	/**
	 * The form that tools have since LangChain4j 1.20.
	 */
	public interface LaterExecutor extends ToolExecutor {

		CompletableFuture<ToolExecutionResult> executeAsync(ToolExecutionRequest request, InvocationContext context);

	}

	static final class LaterTool implements LaterExecutor {

		@Override
		public String execute(ToolExecutionRequest request, Object memoryId) {
			throw new UnsupportedOperationException();
		}

		@Override
		public CompletableFuture<ToolExecutionResult> executeAsync(ToolExecutionRequest request,
				InvocationContext context) {
			return CompletableFuture
				.supplyAsync(() -> ToolExecutionResult.builder().resultText("seen").result("seen").build());
		}

	}

}
