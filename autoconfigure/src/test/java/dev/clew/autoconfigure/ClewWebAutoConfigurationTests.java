package dev.clew.autoconfigure;

import java.util.List;

import dev.clew.observation.TracingRuntime;
import dev.clew.report.PropagationReport;
import dev.clew.web.HeaderSessionIdResolver;
import dev.clew.web.PrincipalUserIdResolver;
import dev.clew.web.ReactiveTraceFilter;
import dev.clew.web.ReactiveUserFilter;
import dev.clew.web.SessionIdResolver;
import dev.clew.web.TraceFilter;
import dev.clew.web.UserFilter;
import dev.clew.web.UserIdResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.FilteredClassLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users of web requests, by configuration.
 */
class ClewWebAutoConfigurationTests {

	@Test
	void headerAndPrincipalAreTheDefault() {
		Runners.exposed().run((context) -> {
			assertThat(context).hasSingleBean(TraceFilter.class)
				.hasSingleBean(UserFilter.class)
				.hasSingleBean(PrincipalUserIdResolver.class);
			assertThat(context.getBean(SessionIdResolver.class))
				.isEqualTo(new HeaderSessionIdResolver(List.of("X-Conversation-Id")));
		});
	}

	@Test
	void filtersAreThereWhenNothingIsExposed() {
		Runners.web()
			.run((context) -> assertThat(context).hasSingleBean(TraceFilter.class).hasSingleBean(UserFilter.class));
	}

	@Test
	void noFilterIsThereWithoutWeb() {
		Runners.noWeb()
			.run((context) -> assertThat(context).hasSingleBean(TracingRuntime.class)
				.doesNotHaveBean(TraceFilter.class)
				.doesNotHaveBean(UserFilter.class)
				.doesNotHaveBean(SessionIdResolver.class)
				.doesNotHaveBean(UserIdResolver.class));
	}

	@Test
	void reactiveApplicationHasFiltersOfItsOwn() {
		Runners.reactive().run((context) -> {
			assertThat(context).hasSingleBean(ReactiveTraceFilter.class)
				.hasSingleBean(ReactiveUserFilter.class)
				.hasSingleBean(PrincipalUserIdResolver.class)
				.doesNotHaveBean(TraceFilter.class)
				.doesNotHaveBean(UserFilter.class);
			assertThat(context.getBean(SessionIdResolver.class))
				.isEqualTo(new HeaderSessionIdResolver(List.of("X-Conversation-Id")));
		});
		Runners.web()
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveTraceFilter.class)
				.doesNotHaveBean(ReactiveUserFilter.class)
				.doesNotHaveBean(PropagationReport.class));
	}

	@Test
	void resolversOfTheUserWinInReactiveApplications() {
		SessionIdResolver sessions = (request) -> "s";
		UserIdResolver users = (request) -> "u";
		Runners.reactive()
			.withBean(SessionIdResolver.class, () -> sessions)
			.withBean(UserIdResolver.class, () -> users)
			.run((context) -> {
				assertThat(context.getBean(SessionIdResolver.class)).isSameAs(sessions);
				assertThat(context.getBean(UserIdResolver.class)).isSameAs(users);
			});
		Runners.reactive()
			.withPropertyValues("clew.user.source=none")
			.run((context) -> assertThat(context).hasSingleBean(ReactiveUserFilter.class)
				.doesNotHaveBean(UserIdResolver.class));
	}

	@Test
	void nothingIsThereWhereClewIsSwitchedOff() {
		Runners.reactive()
			.withPropertyValues("clew.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReactiveTraceFilter.class)
				.doesNotHaveBean(ReactiveUserFilter.class)
				.doesNotHaveBean(PropagationReport.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.springframework.web", "jakarta.servlet" })
	void noFilterIsThereWithoutServletStack(String missing) {
		Runners.noWeb()
			.withClassLoader(new FilteredClassLoader(missing))
			.run((context) -> assertThat(context).hasSingleBean(TracingRuntime.class)
				.doesNotHaveBean(TraceFilter.class));
	}

	@Test
	void resolversOfTheUserWin() {
		SessionIdResolver sessions = (request) -> "s";
		UserIdResolver users = (request) -> "u";
		Runners.exposed()
			.withBean(SessionIdResolver.class, () -> sessions)
			.withBean(UserIdResolver.class, () -> users)
			.run((context) -> {
				assertThat(context.getBean(SessionIdResolver.class)).isSameAs(sessions);
				assertThat(context.getBean(UserIdResolver.class)).isSameAs(users);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "NONE" })
	void userSourceNoneAsksNobody(String source) {
		Runners.exposed()
			.withPropertyValues("clew.user.source=" + source)
			.run((context) -> assertThat(context).hasSingleBean(UserFilter.class)
				.doesNotHaveBean(UserIdResolver.class));
	}

	@Test
	void resolverOfTheUserIsAskedAlsoWithSourceNone() {
		Runners.exposed()
			.withPropertyValues("clew.user.source=none")
			.withBean(UserIdResolver.class, () -> (request) -> "u")
			.run((context) -> assertThat(context).hasSingleBean(UserIdResolver.class));
	}

}
