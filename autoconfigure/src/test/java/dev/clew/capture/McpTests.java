package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.McpException;
import dev.langchain4j.mcp.client.McpMetaSupplier;
import dev.langchain4j.mcp.resourcesastools.DefaultMcpResourcesAsToolsPresenter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class McpTests {

	private static final Application application = Application.start(Huts.class,
			"management.tracing.sampling.probability=1");

	private static final String ONE_TOOL = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat
			    SPAN tools/list
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    TOOL add #1
			    GENERATION gpt-4o-mini #2
			      SPAN HTTP POST
			""";

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void toolOfServerIsOneToolOfTheAgent() throws Exception {
		application.ask((service) -> service.toolProvider(provider().build()),
				Reply.call("call_1", "add", "{\"a\":1,\"b\":2}"), Reply.text("3"));
		assertThat(application.tree()).isEqualTo(ONE_TOOL);
		ObservationRecord tool = Trees.first(application.trace(), ObservationType.TOOL);
		assertThat(Trees.json(tool.input())).isEqualTo("{\"a\":1,\"b\":2}");
		assertThat(Trees.json(tool.output())).isEqualTo("\"3\"");
		assertThat(tool.metadata()).containsEntry("mcp.method.name", "tools/call");
		assertThat(Trees.json(Trees.named(application.trace(), "tools/list").output())).isEqualTo("[\"add\",\"meta\"]");
	}

	@Test
	void toolWithAnotherNameIsNotDoubled() throws Exception {
		application.ask(
				(service) -> service
					.toolProvider(provider().toolNameMapper((client, tool) -> "hut_" + tool.name()).build()),
				Reply.call("call_1", "hut_add", "{}"), Reply.text("0"));
		assertThat(application.tree()).isEqualTo(ONE_TOOL.replace("TOOL add", "TOOL hut_add"));
	}

	@Test
	void toolOfClientThatIsNoBeanIsTracedTooButNotItsLists() throws Exception {
		try (McpClient own = McpClients.builder().build()) {
			application.ask((service) -> service.toolProvider(McpToolProvider.builder().mcpClients(own).build()),
					Reply.call("call_1", "add", "{}"), Reply.text("0"));
		}
		assertThat(application.tree()).isEqualTo(ONE_TOOL.replace("    SPAN tools/list\n", ""));
		assertThat(Trees.first(application.trace(), ObservationType.TOOL).metadata()).containsEntry("mcp.method.name",
				"tools/call");
	}

	@Test
	void resourceThatModelAsksForIsUnderItsTool() throws Exception {
		application.ask((service) -> service.toolProvider(
				provider().resourcesAsToolsPresenter(DefaultMcpResourcesAsToolsPresenter.builder().build()).build()),
				Reply.call("call_1", "get_resource", "{\"mcpServer\":\"hut\",\"uri\":\"file:///rules\"}"),
				Reply.text("Quiet"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    SPAN tools/list
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL get_resource #1
				      SPAN resources/read file:///rules
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				""");
	}

	@Test
	void toolThatAnotherToolCallsIsUnderThatTool() throws Exception {
		application.ask((service) -> service.tools(new Calculator(client())), Reply.call("call_1", "sum", "{}"),
				Reply.text("0"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL sum #1
				      TOOL add
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				""");
	}

	@Test
	void whatTheApplicationAsksItselfIsTraced() throws Exception {
		application.inRequest(() -> {
			client().executeTool(request("add", "{\"a\":2,\"b\":2}"));
			client().readResource("file:///rules");
			client().readResource("file:///map");
			client().listResourceTemplates();
			client().subscribeToResource("file:///rules");
			client().unsubscribeFromResource("file:///rules");
			client().checkHealth();
			return client().getPrompt("greet", Map.of("who", "Ann"));
		});
		assertThat(Trees.withOutputs(application.trace())).isEqualTo("""
				SPAN POST /work/{id}
				  TOOL add -> "4"
				  SPAN resources/read file:///rules -> [{"uri":"file:///rules","content":"Quiet at ten"}]
				  SPAN resources/read file:///map -> [{"uri":"file:///map","mediaType":"image/png","size":3,\
				"sha256":"ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc"}]
				  SPAN resources/templates/list -> ["file:///{hut}"]
				  SPAN resources/subscribe file:///rules
				  SPAN resources/unsubscribe file:///rules
				  SPAN prompts/get greet -> [{"role":"user","content":"Greet Ann"}]
				""");
		assertThat(Trees.json(Trees.named(application.trace(), "prompts/get greet").input()))
			.isEqualTo("{\"name\":\"greet\",\"arguments\":{\"who\":\"Ann\"}}");
		assertThat(Trees.json(Trees.named(application.trace(), "resources/read file:///rules").input()))
			.isEqualTo("{\"uri\":\"file:///rules\"}");
	}

	@Test
	void listThatTheClientKeptSaysSo() throws Exception {
		try (DefaultMcpClient other = McpClients.builder().build()) {
			McpClient traced = traced(other);
			application.inRequest(() -> List.of(traced.listPrompts(), traced.listPrompts(), traced.listResources()));
		}
		assertThat(Trees.withOutputs(application.trace())).isEqualTo("""
				SPAN POST /work/{id}
				  SPAN prompts/list -> ["greet"]
				  SPAN prompts/list -> ["greet"]
				  SPAN resources/list -> ["file:///rules"]
				""");
		assertThat(Trees.all(application.trace(), ObservationType.SPAN))
			.extracting((span) -> span.metadata().get("cached"))
			.containsExactly(null, null, "true", null);
	}

	@Test
	void toolThatFailsIsError() {
		assertThatExceptionOfType(ToolExecutionException.class).isThrownBy(() -> call("full"))
			.withMessage("the hut is full");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  TOOL full ERROR
				""");
		assertThat(tool().statusMessage()).isEqualTo("the hut is full");
	}

	@Test
	void toolThatServerDoesNotKnowIsError() {
		assertThatExceptionOfType(ToolExecutionException.class).isThrownBy(() -> call("missing"));
		assertThat(tool().statusMessage()).isEqualTo("no such tool");
	}

	@Test
	void resourceThatServerDoesNotKnowIsError() {
		assertThatExceptionOfType(McpException.class)
			.isThrownBy(() -> application.inRequest(() -> client().readResource("file:///none")));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  SPAN resources/read file:///none ERROR
				""");
	}

	@Test
	void toolThatDoesNotAnswerIsErrorThoughItsResultIsAText() throws Exception {
		try (DefaultMcpClient other = McpClients.builder().toolExecutionTimeout(Duration.ofMillis(200)).build()) {
			McpClient traced = traced(other);
			application.inRequest(() -> traced.executeTool(request("slow", "{}")));
		}
		assertThat(Trees.withOutputs(application.trace())).isEqualTo("""
				SPAN POST /work/{id}
				  TOOL slow ERROR -> "There was a timeout executing the tool"
				""");
		assertThat(tool().error()).isEqualTo(new ErrorInfo("timeout", "There was a timeout executing the tool", null));
	}

	@Test
	void serverIsToldOfTheTrace() throws Exception {
		call("meta");
		assertThat(Trees.json(tool().output())).isEqualTo(meta());
	}

	@Test
	void serverIsToldOfTheToolThatTheModelCalls() throws Exception {
		application.ask((service) -> service.toolProvider(provider().build()), Reply.call("call_1", "meta", "{}"),
				Reply.text("ok"));
		assertThat(Trees.json(tool().output())).isEqualTo(meta());
	}

	private static String meta() {
		String parent = "00-" + application.trace().summary().info().traceId() + "-" + tool().observationId() + "-01";
		return "\"{\\\"traceparent\\\":\\\"" + parent + "\\\"}\"";
	}

	private static McpClient traced(DefaultMcpClient client) {
		TracedBeanPostProcessor processor = application.bean(TracedBeanPostProcessor.class);
		return (McpClient) processor.postProcessAfterInitialization(client, "other");
	}

	private static void call(String tool) throws Exception {
		application.inRequest(() -> client().executeTool(request(tool, "{}")));
	}

	private static ObservationRecord tool() {
		return Trees.first(application.trace(), ObservationType.TOOL);
	}

	private static McpClient client() {
		return application.bean(DefaultMcpClient.class);
	}

	private static McpToolProvider.Builder provider() {
		return McpToolProvider.builder().mcpClients(client());
	}

	private static ToolExecutionRequest request(String tool, String arguments) {
		return ToolExecutionRequest.builder().name(tool).arguments(arguments).build();
	}

	/**
	 * An application with a client.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class Huts {

		@Bean
		DefaultMcpClient huts(McpMetaSupplier metaSupplier) {
			return McpClients.builder().metaSupplier(metaSupplier).build();
		}

	}

	/**
	 * A tool that calls another one.
	 *
	 * @param client where the other one is
	 */
	record Calculator(McpClient client) {

		@Tool
		String sum() {
			return this.client.executeTool(request("add", "{}")).resultText();
		}

	}

}
