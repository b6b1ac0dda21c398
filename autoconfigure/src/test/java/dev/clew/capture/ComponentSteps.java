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

import static java.util.Map.entry;

/**
 * The step that an interface of LangChain4j leaves in a tree: its type, and what its name
 * looks like in the coverage cases.
 */
final class ComponentSteps {

	private static final Map<Class<?>, String> STEPS = Map.ofEntries(
			entry(AudioTranscriptionModel.class, "GENERATION \\w+AudioTranscriptionModel"),
			entry(ChatModel.class, "GENERATION gpt-4o-mini"), entry(ConditionalAgentService.class, "CHAIN Conditional"),
			entry(ContentAggregator.class, "CHAIN \\w+ContentAggregator"),
			entry(ContentInjector.class, "CHAIN \\w+ContentInjector"),
			entry(ContentRetriever.class, "RETRIEVER \\w*ContentRetriever"),
			entry(EmbeddingModel.class, "EMBEDDING (Dogs|text-embedding-3-small)"),
			entry(EmbeddingStore.class, "SPAN \\w+EmbeddingStore\\.\\w+"),
			entry(ImageModel.class, "GENERATION gpt-image-1"), entry(InputGuardrail.class, "GUARDRAIL In"),
			entry(LanguageModel.class, "GENERATION gpt-3.5-turbo-instruct"),
			entry(LoopAgentService.class, "CHAIN Loop"), entry(McpClient.class, "SPAN (tools|resources)/.+"),
			entry(ModerationModel.class, "GUARDRAIL \\w+ModerationModel"),
			entry(OutputGuardrail.class, "GUARDRAIL (Out|Porter)"), entry(ParallelAgentService.class, "CHAIN Parallel"),
			entry(ParallelMapperService.class, "CHAIN Each\\.counts"), entry(Planner.class, "CHAIN OnePlan"),
			entry(PlannerAgent.class, "AGENT PlannerAgent\\.plan"), entry(QueryRouter.class, "CHAIN \\w+QueryRouter"),
			entry(QueryTransformer.class, "CHAIN \\w+QueryTransformer"),
			entry(ResponseAgent.class, "AGENT ResponseAgent\\.scoreResponses"),
			entry(RetrievalAugmentor.class, "CHAIN \\w+RetrievalAugmentor"),
			entry(ScoringModel.class, "EVALUATOR Occurrences"), entry(SequentialAgentService.class, "CHAIN Sequential"),
			entry(StreamingChatModel.class, "GENERATION gpt-4o-mini"),
			entry(StreamingLanguageModel.class, "GENERATION gpt-3.5-turbo-instruct"),
			entry(SupervisorAgent.class, "CHAIN SupervisorAgent\\.invoke"),
			entry(SupervisorAgentService.class, "CHAIN SupervisorAgent\\.invoke"),
			entry(TextToSpeechModel.class, "GENERATION \\w+TextToSpeechModel"),
			entry(TokenStream.class, "AGENT (Desk|Teller)\\.\\w+"), entry(ToolExecutor.class, "TOOL look"),
			entry(ToolProvider.class, "TOOL look"), entry(ToolSearchStrategy.class, "TOOL tool_search_tool"),
			entry(UntypedAgent.class, "CHAIN Sequential"));

	private ComponentSteps() {
	}

	static Predicate<ObservationRecord> of(Class<?> component) {
		Pattern step = Pattern.compile(Objects.requireNonNull(STEPS.get(component), component::getName));
		return (observation) -> step.matcher(observation.type() + " " + observation.name()).matches();
	}

}
