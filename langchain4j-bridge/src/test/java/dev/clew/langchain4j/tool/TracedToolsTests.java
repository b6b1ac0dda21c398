package dev.clew.langchain4j.tool;

import java.util.List;
import java.util.Map;

import dev.clew.langchain4j.call.TracingProxy;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProviderResult;
import dev.langchain4j.service.tool.ToolServiceContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TracedToolsTests {

	private final TracedTools tools = new TracedTools();

	private final Map<String, ToolExecutor> fixed = Map.of("find", (request, memoryId) -> "found");

	@Test
	void toolsOfTheServiceAreWrappedOnce() {
		ToolServiceContext first = this.tools.of(context(this.fixed), () -> this.fixed);
		assertThat(first.toolExecutors().get("find")).matches(TracingProxy::isWrapper);
		assertThat(first.effectiveTools()).extracting(ToolSpecification::name).containsExactly("find");
		assertThat(this.tools.of(context(this.fixed), () -> this.fixed)).isSameAs(first);
	}

	@Test
	void toolsOfOneRunAreOfThatRunOnly() {
		ToolServiceContext first = this.tools.of(context(this.fixed), () -> this.fixed);
		Map<String, ToolExecutor> others = Map.of("find", (request, memoryId) -> "found elsewhere");
		ToolServiceContext second = this.tools.of(context(others), () -> this.fixed);
		assertThat(second.toolExecutors()).isNotEqualTo(first.toolExecutors());
		assertThat(this.tools.of(context(others), () -> this.fixed)).isNotSameAs(second);
		assertThat(this.tools.of(context(this.fixed), () -> this.fixed)).isSameAs(first);
	}

	@Test
	void toolsThatAreOfferedLaterAreNoticed() {
		ToolServiceContext first = this.tools.of(context(this.fixed), () -> this.fixed);
		ToolServiceContext less = context(this.fixed).toBuilder().effectiveTools(List.of()).build();
		assertThat(this.tools.of(less, () -> this.fixed).effectiveTools()).isEmpty();
		assertThat(first.effectiveTools()).hasSize(1);
	}

	@Test
	void providersThatAreAskedInEachRoundAreWrappedForEachRun() {
		ToolServiceContext asking = context(this.fixed).toBuilder()
			.dynamicToolProviders(List.of((request) -> ToolProviderResult.builder().build()))
			.build();
		ToolServiceContext traced = this.tools.of(asking, () -> this.fixed);
		assertThat(traced.dynamicToolProviders()).singleElement().matches(TracingProxy::isWrapper);
		assertThat(this.tools.of(asking, () -> this.fixed)).isNotSameAs(traced);
	}

	@Test
	void serviceWithoutToolsIsLeftAlone() {
		ToolServiceContext empty = ToolServiceContext.builder().build();
		assertThat(this.tools.of(empty, Map::of)).isSameAs(empty);
	}

	private static ToolServiceContext context(Map<String, ToolExecutor> executors) {
		List<ToolSpecification> specifications = List.of(ToolSpecification.builder().name("find").build());
		return ToolServiceContext.builder()
			.effectiveTools(specifications)
			.availableTools(specifications)
			.toolExecutors(executors)
			.returnBehaviors(Map.of())
			.build();
	}

}
