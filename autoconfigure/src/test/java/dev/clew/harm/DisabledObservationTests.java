package dev.clew.harm;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.trace.Trace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a disabled observation breaks no tree: what is in it hangs under the nearest
 * enabled one around it.
 */
class DisabledObservationTests {

	private static final List<String> TREE = List.of("SPAN POST /chat/{room}", ".AGENT Assistant.chat",
			"..CHAIN DefaultRetrievalAugmentor", "...CHAIN DefaultQueryTransformer", "...CHAIN DefaultQueryRouter",
			"...RETRIEVER KeyRetriever", "....EMBEDDING small", "...CHAIN DefaultContentAggregator",
			"...CHAIN DefaultContentInjector", "..GENERATION gpt-4o-mini", "...SPAN model.call", "..TOOL look",
			"...SPAN tool.work", "....SPAN tool.detail", "..GENERATION gpt-4o-mini", "...SPAN model.call");

	private static final Map<String, String> NAMES = Map.of("clew.agent", "AGENT", "clew.tool", "TOOL",
			"clew.generation", "GENERATION", "clew.retriever", "RETRIEVER", "clew.chain", "CHAIN", "clew.embedding",
			"EMBEDDING", "tool.work", "tool.work", "tool.detail", "tool.detail");

	static Stream<Arguments> disabled() {
		return NAMES.entrySet()
			.stream()
			.flatMap((name) -> Stream.of(Tracing.OPEN_TELEMETRY, Tracing.NONE)
				.map((tracing) -> Arguments.of(tracing, name.getKey(), name.getValue())));
	}

	@ParameterizedTest
	@MethodSource("disabled")
	void childrenHangUnderTheNearestEnabledOne(Tracing tracing, String observation, String inTree) {
		String property = "management.observations.enable." + observation + "=false";
		try (TestApplication application = TestApplication.web(tracing, TestApplication.with(Work.class), property)) {
			assertThat(treesOf(application)).containsExactly(Tree.without(inTree, TREE));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "OPEN_TELEMETRY", "NONE" })
	void ourOwnRootStandsForADisabledRequest(Tracing tracing) {
		String property = "management.observations.enable.http.server.requests=false";
		try (TestApplication application = TestApplication.web(tracing, TestApplication.with(Work.class), property)) {
			assertThat(treesOf(application)).containsExactly(TREE);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "OPEN_TELEMETRY", "NONE" })
	void disabledSecurityDoesNotHideTheRequest(Tracing tracing) {
		String property = "management.observations.enable.spring.security=false";
		List<Class<?>> sources = TestApplication.with(Work.class, OpenToAll.class);
		try (TestApplication application = TestApplication.secured(tracing, sources, property)) {
			assertThat(treesOf(application)).containsExactly(TREE);
		}
	}

	private static List<List<String>> treesOf(TestApplication application) {
		HttpResponse<String> response = application.chat("c", "about <x>");
		assertThat(response.body()).isEqualTo("answer to seen <x>");
		Trace trace = application.completed(response);
		assertThat(application.traces()).hasSize(1);
		return List.of(Tree.of(trace));
	}

	/**
	 * Lets everybody in.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OpenToAll {

		@Bean
		SecurityFilterChain everybodyMayCall(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

	}

}
