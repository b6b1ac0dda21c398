package dev.clew.capture;

import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.mcp.McpToolProvider;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.http.StreamableHttpMcpTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class McpConnectionTests {

	private static final Application application = Application.start(OneModel.class,
			"management.tracing.sampling.probability=1");

	private static final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));

	static {
		answer("initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
				+ "\"serverInfo\":{\"name\":\"hut\",\"version\":\"1\"}}");
		answer("tools/list", "{\"tools\":[{\"name\":\"add\",\"inputSchema\":{\"type\":\"object\"}}]}");
		answer("tools/call", "{\"content\":[{\"type\":\"text\",\"text\":\"3\"}]}");
		server.stubFor(WireMock.post("/mcp")
			.withRequestBody(WireMock.matchingJsonPath("$[?(@.method == 'notifications/initialized')]"))
			.willReturn(WireMock.status(202)));
		server.start();
	}

	@AfterAll
	static void close() {
		application.close();
		server.stop();
	}

	@Test
	void serverOverHttpHasProtocolSessionAndAddress() throws Exception {
		try (DefaultMcpClient client = overHttp()) {
			McpClient traced = traced(client);
			application.inRequest(() -> traced.executeTool(add()));
		}
		assertThat(tool().metadata()).containsExactlyInAnyOrderEntriesOf(connection());
	}

	@Test
	void toolOfAnAgentWhoseClientIsNoBeanHasTheSame() throws Exception {
		try (DefaultMcpClient client = overHttp()) {
			application.ask((service) -> service.toolProvider(McpToolProvider.builder().mcpClients(client).build()),
					Reply.call("call_1", "add", "{}"), Reply.text("3"));
		}
		assertThat(tool().metadata()).containsExactlyInAnyOrderEntriesOf(connection());
	}

	@Test
	void toolOfAnAgentWhoseClientIsABeanHasTheSame() throws Exception {
		try (DefaultMcpClient client = overHttp()) {
			McpClient traced = traced(client);
			application.ask((service) -> service.toolProvider(McpToolProvider.builder().mcpClients(traced).build()),
					Reply.call("call_1", "add", "{}"), Reply.text("3"));
		}
		assertThat(tool().metadata()).containsExactlyInAnyOrderEntriesOf(connection());
	}

	@Test
	void serverOverStandardInputIsBehindAPipe() throws Exception {
		try (DefaultMcpClient client = McpClients.builder().build()) {
			McpClient traced = traced(client);
			application.inRequest(() -> traced.executeTool(add()));
		}
		assertThat(tool().metadata()).containsExactlyInAnyOrderEntriesOf(Map.of("mcp.method.name", "tools/call",
				"mcp.protocol.version", "2025-11-25", "network.transport", "pipe"));
	}

	private static Map<String, String> connection() {
		return Map.of("mcp.method.name", "tools/call", "mcp.protocol.version", "2025-06-18", "mcp.session.id", "s-42",
				"network.transport", "tcp", "server.address", "localhost", "server.port",
				String.valueOf(server.port()));
	}

	private static DefaultMcpClient overHttp() {
		return DefaultMcpClient.builder()
			.transport(StreamableHttpMcpTransport.builder().url(server.baseUrl() + "/mcp").build())
			.key("hut")
			.autoHealthCheck(false)
			.build();
	}

	private static McpClient traced(DefaultMcpClient client) {
		TracedBeanPostProcessor processor = application.bean(TracedBeanPostProcessor.class);
		return (McpClient) processor.postProcessAfterInitialization(client, "other");
	}

	private static ToolExecutionRequest add() {
		return ToolExecutionRequest.builder().name("add").arguments("{\"a\":1,\"b\":2}").build();
	}

	private static ObservationRecord tool() {
		return Trees.first(application.trace(), ObservationType.TOOL);
	}

	private static void answer(String method, String result) {
		ResponseDefinitionBuilder response = WireMock
			.okJson("{\"jsonrpc\":\"2.0\",\"id\":{{jsonPath request.body '$.id'}},\"result\":" + result + "}")
			.withHeader("Mcp-Session-Id", "s-42")
			.withTransformers("response-template");
		server.stubFor(WireMock.post("/mcp")
			.withRequestBody(WireMock.matchingJsonPath("$[?(@.method == '" + method + "')]"))
			.willReturn(response));
	}

}
