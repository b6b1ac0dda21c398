package dev.clew.web;

import java.time.Duration;
import java.time.Instant;

import dev.clew.budget.BudgetExceededException;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Adds to the application a model that uses ten tokens a call, and answers for calls that
 * are refused.
 */
@Configuration(proxyBeanMethods = false)
@Import(SpendingApplication.BudgetAdvice.class)
class SpendingApplication {

	@Bean
	@Primary
	ChatModel spendingModel() {
		return new SpendingModel();
	}

	/**
	 * A model that uses ten tokens a call.
	 */
	static class SpendingModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("Hello")).tokenUsage(new TokenUsage(6, 4)).build();
		}

	}

	/**
	 * The example of the README.
	 */
	@RestControllerAdvice
	static class BudgetAdvice {

		@ExceptionHandler
		ResponseEntity<ProblemDetail> refused(BudgetExceededException ex) {
			ResponseEntity.BodyBuilder response = ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS);
			if (ex.getUntil() != null) {
				long seconds = Duration.between(Instant.now(), ex.getUntil()).toSeconds() + 1;
				response.header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
			}
			return response.body(ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, ex.getMessage()));
		}

	}

}
