package dev.clew.demo;

import dev.clew.CurrentTrace;
import dev.langchain4j.exception.LangChain4jException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Says in JSON what went wrong, without what the provider said.
 */
@RestControllerAdvice
class Problems {

	static final String NO_ANSWER = "The help desk cannot answer right now. Please try again in a moment.";

	private static final Logger logger = LoggerFactory.getLogger(Problems.class);

	private final CurrentTrace currentTrace;

	Problems(CurrentTrace currentTrace) {
		this.currentTrace = currentTrace;
	}

	@ExceptionHandler
	ProblemDetail badInput(BadInputException ex) {
		return badInput(ex.field(), ex.allowed());
	}

	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException ex) {
		String field = (ex.getCause() instanceof JacksonException cause) ? field(cause) : "body";
		return badInput(field, "body".equals(field) ? "a JSON object" : "of the right JSON type");
	}

	@ExceptionHandler
	ProblemDetail noAnswer(LangChain4jException ex) {
		logger.warn("The language model did not answer: {}", ex.toString());
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, NO_ANSWER);
		problem.setTitle("The language model did not answer");
		problem.setProperty("traceId", this.currentTrace.traceId());
		return problem;
	}

	private static String field(JacksonException ex) {
		return ex.getPath().isEmpty() ? "body" : String.valueOf(ex.getPath().get(0).getPropertyName());
	}

	private static ProblemDetail badInput(String field, String allowed) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				"'%s' must be %s".formatted(field, allowed));
		problem.setProperty("field", field);
		problem.setProperty("allowed", allowed);
		return problem;
	}

}
