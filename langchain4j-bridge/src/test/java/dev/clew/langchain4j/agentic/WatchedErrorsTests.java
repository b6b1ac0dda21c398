package dev.clew.langchain4j.agentic;

import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Function;

import dev.clew.langchain4j.TracedApplication;
import dev.langchain4j.agentic.agent.AgentInvocationException;
import dev.langchain4j.agentic.agent.ErrorContext;
import dev.langchain4j.agentic.agent.ErrorRecoveryResult;
import dev.langchain4j.agentic.scope.AgenticScope;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WatchedErrorsTests {

	private static final AgenticScope BROKEN = (AgenticScope) Proxy.newProxyInstance(
			AgenticScope.class.getClassLoader(), new Class<?>[] { AgenticScope.class }, (scope, method, arguments) -> {
				throw new UnsupportedOperationException("no scope");
			});

	private static final ErrorContext CONTEXT = new ErrorContext("writer", BROKEN,
			new AgentInvocationException("out of order"));

	@Test
	void answerOfTheHandlerIsPassedOnAlsoWhereTheScopeIsBroken() {
		ErrorRecoveryResult answer = ErrorRecoveryResult.retry();
		try (TracedApplication application = new TracedApplication()) {
			assertThat(watched(application, (context) -> answer).apply(CONTEXT)).isSameAs(answer);
			assertThat(application.faults).containsExactly("hook");
		}
	}

	@Test
	void failureOfTheHandlerIsPassedOnAlsoWhereTheScopeIsBroken() {
		try (TracedApplication application = new TracedApplication()) {
			assertThatIllegalArgumentException().isThrownBy(() -> watched(application, (context) -> {
				throw new IllegalArgumentException("no idea");
			}).apply(CONTEXT)).withMessage("no idea");
			assertThat(application.faults).containsExactly("hook");
		}
	}

	private static WatchedErrors watched(TracedApplication application,
			Function<ErrorContext, ErrorRecoveryResult> handler) {
		return new WatchedErrors(handler, Objects.requireNonNull(application.handle.runtime()));
	}

}
