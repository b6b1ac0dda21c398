package dev.clew.capture;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.transport.stdio.StdioMcpTransport;

/**
 * Clients of MCP servers, each with a server of its own.
 */
final class McpClients {

	private McpClients() {
	}

	static DefaultMcpClient.Builder builder() {
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> entry.contains("jackson") || !entry.endsWith(".jar"))
			.collect(Collectors.joining(File.pathSeparator));
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return DefaultMcpClient.builder()
			.transport(StdioMcpTransport.builder()
				.command(List.of(java, "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", classPath,
						McpServer.class.getName()))
				.build())
			.key("hut")
			.autoHealthCheck(false)
			.initializationTimeout(Duration.ofSeconds(60));
	}

}
