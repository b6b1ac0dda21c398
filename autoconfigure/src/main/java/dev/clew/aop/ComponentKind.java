package dev.clew.aop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.clew.langchain4j.AugmentorTracer;
import dev.clew.langchain4j.ComponentTracer;
import dev.clew.langchain4j.EmbeddingTracer;
import dev.clew.langchain4j.GenerationTracer;
import dev.clew.langchain4j.ImageTracer;
import dev.clew.langchain4j.LanguageModelTracer;
import dev.clew.langchain4j.McpTracer;
import dev.clew.langchain4j.ModerationTracer;
import dev.clew.langchain4j.RetrieverTracer;
import dev.clew.langchain4j.RuntimeHandle;
import dev.clew.langchain4j.ScoringTracer;
import dev.clew.langchain4j.SpeechTracer;
import dev.clew.langchain4j.StoreTracer;
import dev.clew.langchain4j.StreamingLanguageModelTracer;
import dev.clew.langchain4j.StreamingTracer;
import dev.clew.langchain4j.TranscriptionTracer;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A type of component that is traced from around.
 *
 * @param type the type
 * @param label what people call it
 * @param advice traces it
 * @param inner traces what it calls itself; comes after all other advice
 * @param limit what of a component is not traced, if anything
 */
record ComponentKind(Class<?> type, String label, MethodInterceptor advice, @Nullable MethodInterceptor inner,
		Function<Object, @Nullable String> limit) {

	ComponentKind(Class<?> type, String label, MethodInterceptor advice) {
		this(type, label, advice, null, (component) -> null);
	}

	ComponentKind(String label, ComponentTracer tracer) {
		this(tracer.type(), label, new ComponentAdvice(tracer), new TwinAdvice(tracer), tracer::limitOf);
	}

	static List<ComponentKind> all(RuntimeHandle runtime) {
		List<ComponentKind> all = new ArrayList<>(models(runtime));
		all.add(new ComponentKind("content retriever", new RetrieverTracer(runtime)));
		all.add(new ComponentKind("retrieval augmentor", new AugmentorTracer(runtime)));
		all.add(new ComponentKind("embedding store", new StoreTracer(runtime)));
		if (ClassUtils.isPresent("dev.langchain4j.mcp.client.McpClient", ComponentKind.class.getClassLoader())) {
			all.add(new ComponentKind("MCP client", new McpTracer(runtime)));
		}
		return List.copyOf(all);
	}

	private static List<ComponentKind> models(RuntimeHandle runtime) {
		return List.of(
				new ComponentKind(ChatModel.class, "chat model", new ChatModelAdvice(new GenerationTracer(runtime))),
				new ComponentKind(StreamingChatModel.class, "streaming chat model",
						new StreamingChatModelAdvice(new StreamingTracer(runtime))),
				new ComponentKind("embedding model", new EmbeddingTracer(runtime)),
				new ComponentKind("scoring model", new ScoringTracer(runtime)),
				new ComponentKind("moderation model", new ModerationTracer(runtime)),
				new ComponentKind("image model", new ImageTracer(runtime)),
				new ComponentKind("audio transcription model", new TranscriptionTracer(runtime)),
				new ComponentKind("text-to-speech model", new SpeechTracer(runtime)),
				new ComponentKind("language model", new LanguageModelTracer(runtime)),
				new ComponentKind("streaming language model", new StreamingLanguageModelTracer(runtime)));
	}

}
