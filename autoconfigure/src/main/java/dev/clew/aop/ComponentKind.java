package dev.clew.aop;

import java.util.List;

import dev.clew.langchain4j.ComponentTracer;
import dev.clew.langchain4j.EmbeddingTracer;
import dev.clew.langchain4j.GenerationTracer;
import dev.clew.langchain4j.RetrieverTracer;
import dev.clew.langchain4j.RuntimeHandle;
import dev.clew.langchain4j.StreamingTracer;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import org.aopalliance.intercept.MethodInterceptor;

/**
 * A type of component that is traced from around.
 *
 * @param type the type
 * @param label what people call it
 * @param advice traces it
 */
record ComponentKind(Class<?> type, String label, MethodInterceptor advice) {

	ComponentKind(String label, ComponentTracer tracer) {
		this(tracer.type(), label, new ComponentAdvice(tracer));
	}

	static List<ComponentKind> all(RuntimeHandle runtime) {
		return List.of(
				new ComponentKind(ChatModel.class, "chat model", new ChatModelAdvice(new GenerationTracer(runtime))),
				new ComponentKind(StreamingChatModel.class, "streaming chat model",
						new StreamingChatModelAdvice(new StreamingTracer(runtime))),
				new ComponentKind("embedding model", new EmbeddingTracer(runtime)),
				new ComponentKind("content retriever", new RetrieverTracer(runtime)));
	}

}
