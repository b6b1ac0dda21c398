package dev.clew.langchain4j.mcp;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.clew.attribute.GenAi;
import dev.clew.langchain4j.call.PrivateFields;
import org.jspecify.annotations.Nullable;

/**
 * The connection of an MCP client to its server: protocol, session and address, by
 * attributes of the conventions. LangChain4j has no getters for them. Where another
 * version has them elsewhere, they are left out.
 */
public final class McpConnection {

	private static final String PACKAGE = "dev.langchain4j.mcp.";

	private static final String TRANSPORTS = PACKAGE + "client.transport.";

	private static final Map<String, String[]> NAMES = Map.of(PACKAGE + "McpToolExecutor", names("mcpClient"),
			PACKAGE + "client.DefaultMcpClient", names("transport", "initializeResult"),
			PACKAGE + "protocol.McpInitializeResult", names("result"), PACKAGE + "protocol.McpInitializeResult$Result",
			names("protocolVersion"), TRANSPORTS + "http.StreamableHttpMcpTransport", names("url", "mcpSessionId"),
			TRANSPORTS + "http.HttpMcpTransport", names("sseUrl"), TRANSPORTS + "websocket.WebSocketMcpTransport",
			names("url"));

	private static final ClassValue<PrivateFields> FIELDS = new ClassValue<>() {

		@Override
		protected PrivateFields computeValue(Class<?> type) {
			return PrivateFields.some(type, NAMES.getOrDefault(type.getName(), names()));
		}

	};

	private final Map<String, String> attributes = new LinkedHashMap<>();

	private McpConnection() {
	}

	/**
	 * Describes a connection.
	 * @param component client, or executor of its tools
	 * @return attributes and their values, empty for unknown kinds of clients
	 */
	public static Map<String, String> of(Object component) {
		McpConnection connection = new McpConnection();
		@Nullable Object[] executor = read(component);
		@Nullable Object[] client = (executor.length == 1) ? read(executor[0]) : executor;
		if (client.length == 2) {
			connection.protocol(client[1]);
			connection.transport(client[0]);
		}
		return connection.attributes;
	}

	private void protocol(@Nullable Object initialized) {
		@Nullable Object[] result = read(initialized);
		@Nullable Object[] version = (result.length > 0) ? read(result[0]) : result;
		if (version.length > 0) {
			this.attributes.put(GenAi.MCP_PROTOCOL_VERSION, String.valueOf(version[0]));
		}
	}

	private void transport(@Nullable Object transport) {
		@Nullable Object[] address = read(transport);
		if (address.length > 1 && address[1] instanceof AtomicReference<?> session && session.get() != null) {
			this.attributes.put(GenAi.MCP_SESSION_ID, session.get().toString());
		}
		if (address.length > 0) {
			this.attributes.put(GenAi.NETWORK_TRANSPORT, "tcp");
			address(String.valueOf(address[0]));
		}
		else if (transport != null && transport.getClass().getName().startsWith(TRANSPORTS + "stdio.")) {
			this.attributes.put(GenAi.NETWORK_TRANSPORT, "pipe");
		}
	}

	private void address(String url) {
		try {
			URI uri = URI.create(url);
			if (uri.getHost() != null) {
				this.attributes.put(GenAi.SERVER_ADDRESS, uri.getHost());
				this.attributes.put(GenAi.SERVER_PORT, String.valueOf(port(uri)));
			}
		}
		catch (IllegalArgumentException ex) {
			// The transport could not be reached under this address either.
		}
	}

	private static int port(URI uri) {
		if (uri.getPort() != -1) {
			return uri.getPort();
		}
		return (uri.getScheme() != null && uri.getScheme().endsWith("s")) ? 443 : 80;
	}

	private static @Nullable Object[] read(@Nullable Object object) {
		if (object == null || !NAMES.containsKey(object.getClass().getName())) {
			return names();
		}
		try {
			@Nullable Object @Nullable [] values = FIELDS.get(object.getClass()).read(object);
			return (values != null) ? values : names();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String[] names(String... names) {
		return names;
	}

}
