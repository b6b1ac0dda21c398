package dev.clew.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.trace.Trace;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each component in each mode that it has, with the whole tree. The table of the bridge's
 * README is made of what passed here; {@code -Dclew.coverage.write=true} writes it.
 */
class CoverageTests {

	private static final Path README = Path.of("..", "langchain4j-bridge", "README.md");

	private static final Application application = Application.start(Components.class);

	@RegisterExtension
	static final CleanThreads threads = application.threads();

	@RegisterExtension
	static final CleanThreads streams = Streaming.threads;

	private static final List<CoverageCase> passed = new CopyOnWriteArrayList<>();

	static Stream<CoverageCase> cases() {
		return Stream
			.of(ServiceCases.all(), StreamingCases.all(), StreamedPartCases.all(), ModelCases.all(),
					GuardrailCases.all(), McpCases.all(), AgentCases.all(), AgentPartCases.all(), RetrievalCases.all())
			.flatMap(List::stream);
	}

	@ParameterizedTest
	@MethodSource("cases")
	void everyCaseHasItsTree(CoverageCase one) throws Exception {
		one.scenario().run(application);
		Trace trace = application.trace();
		assertThat(Trees.withOutputs(trace)).isEqualTo(one.tree());
		assertThat(one.components())
			.allSatisfy((component) -> assertThat(trace.observations()).anyMatch(ComponentSteps.of(component)));
		passed.add(one);
	}

	@Test
	void everyInterfaceOfLangChain4jIsTracedOrNamed() {
		Set<String> traced = cases().flatMap((one) -> one.components().stream())
			.map(Class::getName)
			.collect(Collectors.toSet());
		List<String> named = NotTraced.all().stream().map(NotTraced::type).toList();
		assertThat(named).doesNotContainAnyElementsOf(traced).doesNotHaveDuplicates();
		assertThat(Stream.concat(traced.stream(), named.stream()))
			.containsExactlyInAnyOrderElementsOf(ComponentInterfaces.all().keySet());
	}

	@AfterAll
	static void readmeSaysWhatPassed() throws IOException {
		application.close();
		String table = CoverageTable.of(passed, NotTraced.all());
		if (Boolean.getBoolean("clew.coverage.write")) {
			CoverageTable.write(README, table);
		}
		assertThat(CoverageTable.in(README)).isEqualTo(table);
	}

	/**
	 * What is called.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, Streaming.class, OtherModels.class, AgentBeans.class, Library.class })
	static class Components {

		@Bean
		DefaultMcpClient huts() {
			return McpClients.builder().build();
		}

	}

}
