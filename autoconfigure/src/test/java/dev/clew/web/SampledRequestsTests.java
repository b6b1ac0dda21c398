package dev.clew.web;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to an application that keeps the traces of those that fail.
 */
class SampledRequestsTests {

	@Test
	void ofTwoRequestsTheTraceOfTheOneThatFailedIsKept() throws Exception {
		try (ChatServer server = ChatServer.start(FailingApplication.class, "clew.sampling.probability=0")) {
			HttpResponse<String> answered = server.get("/chat");
			HttpResponse<String> failed = server.get("/chat");
			assertThat(answered.statusCode()).isEqualTo(200);
			assertThat(failed.statusCode()).isEqualTo(500);
			assertThat(server.trace(failed).info().notes()).containsExactly("kept: error");
			assertThat(server.traceCount()).isOne();
			String path = "/actuator/llmtraces/" + answered.headers().firstValue("X-Trace-Id").orElseThrow();
			assertThat(server.get(path).statusCode()).isEqualTo(404);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class FailingApplication {

		@Bean
		@Primary
		ChatModel failingModel() {
			return new FailingModel();
		}

	}

	/**
	 * A model that answers once.
	 */
	static class FailingModel implements ChatModel {

		private final AtomicInteger calls = new AtomicInteger();

		@Override
		public ChatResponse doChat(ChatRequest request) {
			if (this.calls.getAndIncrement() > 0) {
				throw new IllegalStateException("no more answers");
			}
			return ChatResponse.builder().aiMessage(AiMessage.from("Hello")).build();
		}

	}

}
