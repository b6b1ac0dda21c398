package dev.clew.langchain4j.service;

import java.util.stream.Stream;

import dev.clew.langchain4j.agentic.AgentTracing;
import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.model.GenerationTracer;
import dev.clew.langchain4j.model.ModerationHandover;
import dev.clew.langchain4j.model.ModerationTracer;
import dev.clew.langchain4j.model.StreamingTracer;
import dev.clew.langchain4j.rag.AugmentorTracer;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.service.AiServiceContext;
import org.jspecify.annotations.Nullable;

/**
 * The context of an AI service whose runs, models and tools are traced.
 */
public final class TracingAiServiceContext extends AiServiceContext {

	private static final String AGENT = "dev.langchain4j.agentic.internal.InternalAgent";

	private final @Nullable RuntimeHandle builtIn = Runtimes.building();

	private final ModerationHandover moderations;

	private final ServiceAgents agents;

	private @Nullable ModerationModel moderated;

	private boolean described;

	private TracingAiServiceContext(Class<?> aiServiceClass) {
		super(aiServiceClass);
		this.moderations = new ModerationHandover(aiServiceClass);
		this.toolService = new TracingToolService(this.moderations);
		this.agents = new ServiceAgents(aiServiceClass, this::owner, this::isGuarded);
		new AgentListeners(this.agents).registerWith(this.eventListenerRegistrar);
	}

	ServiceAgents agents() {
		return this.agents;
	}

	// An agent, or any other listener.
	void listening(Object listener) {
		try {
			if (isAgent(listener.getClass())) {
				AgentTracing.built(listener, this.builtIn);
			}
		}
		catch (Throwable ex) {
			report(ex);
		}
	}

	// Asked by name: the module with the agents may be missing.
	private static boolean isAgent(Class<?> type) {
		return Stream.of(type.getInterfaces()).anyMatch((candidate) -> AGENT.equals(candidate.getName()));
	}

	public static AiServiceContext of(Class<?> aiServiceClass) {
		return new TracingAiServiceContext(aiServiceClass);
	}

	// LangChain4j asks this when all parts of the service are there, and again at each
	// call: the only place where a part that is no bean can be replaced by a traced one.
	@Override
	public boolean hasChatMemory() {
		try {
			replaceChatModels();
			replaceOthers();
			describe();
		}
		catch (Throwable ex) {
			report(ex);
		}
		return super.hasChatMemory();
	}

	private void report(Throwable fault) {
		TracingRuntime runtime = Runtimes.resolve(this.builtIn);
		if (runtime != null) {
			runtime.faults().report("hook", fault);
		}
	}

	private void replaceChatModels() {
		if (this.chatModel != null) {
			this.chatModel = TracingProxy.of(ChatModel.class, this.chatModel, new GenerationTracer(this.builtIn));
		}
		if (this.streamingChatModel != null) {
			this.streamingChatModel = TracingProxy.of(StreamingChatModel.class, this.streamingChatModel,
					new StreamingTracer(this.builtIn));
		}
	}

	private void replaceOthers() {
		if (this.moderationModel != null && this.moderationModel != this.moderated) {
			this.moderated = TracingProxy.around(ModerationModel.class, this.moderationModel,
					new ModerationTracer(this.builtIn, this.moderations));
			this.moderationModel = this.moderated;
		}
		if (this.retrievalAugmentor != null) {
			this.retrievalAugmentor = TracingProxy.of(RetrievalAugmentor.class, this.retrievalAugmentor,
					new AugmentorTracer(owner()));
		}
	}

	private void describe() {
		RuntimeHandle owner = owner();
		if (!this.described && owner != null) {
			this.described = true;
			owner.built(ServiceParts.of(this));
		}
	}

	private @Nullable RuntimeHandle owner() {
		Object model = (this.chatModel != null) ? this.chatModel : this.streamingChatModel;
		return (model instanceof AlreadyTraced component) ? component.clewRuntime() : this.builtIn;
	}

	// Whether what a method answers is held back until guardrails have seen it.
	private boolean isGuarded(String method) {
		return Stream.of(this.aiServiceClass.getMethods())
			.filter((candidate) -> candidate.getName().equals(method))
			.anyMatch((candidate) -> guardrailService().hasOutputGuardrails(candidate));
	}

}
