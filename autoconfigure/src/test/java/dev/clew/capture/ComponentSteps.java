package dev.clew.capture;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import dev.clew.trace.ObservationRecord;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.planner.Planner;
import dev.langchain4j.agentic.supervisor.PlannerAgent;
import dev.langchain4j.agentic.supervisor.ResponseAgent;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.agentic.supervisor.SupervisorAgentService;
import dev.langchain4j.agentic.workflow.ConditionalAgentService;
import dev.langchain4j.agentic.workflow.LoopAgentService;
import dev.langchain4j.agentic.workflow.ParallelAgentService;
import dev.langchain4j.agentic.workflow.ParallelMapperService;
import dev.langchain4j.agentic.workflow.SequentialAgentService;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.decision.DecisionModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.search.ToolSearchStrategy;
import dev.langchain4j.store.embedding.EmbeddingStore;

/**
 * The step that an interface of LangChain4j leaves in a tree: its type, and what its name
 * looks like in the coverage cases.
 */
final class ComponentSteps {

	private static final Map<Class<?>, String> STEPS = Map.ofEntries(
			Map.entry(AudioTranscriptionModel.class, "GENERATION \\w+AudioTranscriptionModel"),
			Map.entry(ChatModel.class, "GENERATION gpt-4o-mini"),
			Map.entry(ConditionalAgentService.class, "CHAIN Conditional"),
			Map.entry(ContentAggregator.class, "CHAIN \\w+ContentAggregator"),
			Map.entry(ContentInjector.class, "CHAIN \\w+ContentInjector"),
			Map.entry(ContentRetriever.class, "RETRIEVER \\w*ContentRetriever"),
			Map.entry(DecisionModel.class, "EVALUATOR Bouncer"),
			Map.entry(EmbeddingModel.class, "EMBEDDING (Dogs|text-embedding-3-small)"),
			Map.entry(EmbeddingStore.class, "SPAN \\w+EmbeddingStore\\.\\w+"),
			Map.entry(ImageModel.class, "GENERATION gpt-image-1"), Map.entry(InputGuardrail.class, "GUARDRAIL In"),
			Map.entry(LanguageModel.class, "GENERATION gpt-3.5-turbo-instruct"),
			Map.entry(LoopAgentService.class, "CHAIN Loop"), Map.entry(McpClient.class, "SPAN (tools|resources)/.+"),
			Map.entry(ModerationModel.class, "GUARDRAIL \\w+ModerationModel"),
			Map.entry(OutputGuardrail.class, "GUARDRAIL (Out|Porter)"),
			Map.entry(ParallelAgentService.class, "CHAIN Parallel"),
			Map.entry(ParallelMapperService.class, "CHAIN Each\\.counts"), Map.entry(Planner.class, "CHAIN OnePlan"),
			Map.entry(PlannerAgent.class, "AGENT PlannerAgent\\.plan"),
			Map.entry(QueryRouter.class, "CHAIN \\w+QueryRouter"),
			Map.entry(QueryTransformer.class, "CHAIN \\w+QueryTransformer"),
			Map.entry(ResponseAgent.class, "AGENT ResponseAgent\\.scoreResponses"),
			Map.entry(RetrievalAugmentor.class, "CHAIN \\w+RetrievalAugmentor"),
			Map.entry(ScoringModel.class, "EVALUATOR Occurrences"),
			Map.entry(SequentialAgentService.class, "CHAIN Sequential"),
			Map.entry(StreamingChatModel.class, "GENERATION gpt-4o-mini"),
			Map.entry(StreamingLanguageModel.class, "GENERATION gpt-3.5-turbo-instruct"),
			Map.entry(SupervisorAgent.class, "CHAIN SupervisorAgent\\.invoke"),
			Map.entry(SupervisorAgentService.class, "CHAIN SupervisorAgent\\.invoke"),
			Map.entry(TextToSpeechModel.class, "GENERATION \\w+TextToSpeechModel"),
			Map.entry(TokenStream.class, "AGENT (Desk|Teller)\\.\\w+"), Map.entry(ToolExecutor.class, "TOOL look"),
			Map.entry(ToolProvider.class, "TOOL look"), Map.entry(ToolSearchStrategy.class, "TOOL tool_search_tool"),
			Map.entry(UntypedAgent.class, "CHAIN Sequential"));

	private ComponentSteps() {
	}

	static Predicate<ObservationRecord> of(Class<?> component) {
		Pattern step = Pattern.compile(Objects.requireNonNull(STEPS.get(component), component::getName));
		return (observation) -> step.matcher(observation.type() + " " + observation.name()).matches();
	}

}
