package dev.clew.langchain4j.tool;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.message.KnownTools;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.service.TracingAiServiceContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.tool.AiServiceTool;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What fails in our hooks is not the application's.
 */
class GuardedHooksTests {

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void close() {
		this.application.close();
		assertThat(this.application.faults).containsExactly("hook");
	}

	@Test
	void toolsThatCannotBeTracedAreThoseOfTheProvider() {
		TracingRuntime runtime = Objects.requireNonNull(this.application.handle.runtime());
		InvocationContext context = InvocationContext.builder().invocationId(UUID.randomUUID()).build();
		Step<StepContext> step = Step.start(runtime, new StepContext(ObservationType.AGENT, "Desk"), null);
		Invocations.add(context.invocationId(),
				new Invocation(context.invocationId(), runtime, step, null, new KnownTools(), () -> false));
		ToolProviderResult broken = new BrokenResult();
		assertThat(TracedToolProvider.of((request) -> broken)
			.provideTools(ToolProviderRequest.builder()
				.invocationContext(context)
				.userMessage(UserMessage.from("Hi"))
				.build()))
			.isSameAs(broken);
	}

	@Test
	void partsThatCannotBeTracedStayInTheirPlaces() {
		AiServiceContext context = TracingAiServiceContext.of(Object.class);
		BrokenModel model = new BrokenModel();
		context.chatModel = model;
		assertThat(context.hasChatMemory()).isFalse();
		assertThat(context.chatModel).isSameAs(model);
	}

	private static final class BrokenResult extends ToolProviderResult {

		BrokenResult() {
			super(Map.of());
		}

		@Override
		public List<AiServiceTool> aiServiceTools() {
			throw new IllegalStateException("broken");
		}

	}

	private static final class BrokenModel implements ChatModel, AlreadyTraced {

		@Override
		public RuntimeHandle clewRuntime() {
			throw new IllegalStateException("broken");
		}

	}

}
