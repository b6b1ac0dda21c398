package dev.clew.viewer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A reverse proxy that shows a server under a prefix, of which the server knows nothing.
 */
final class PrefixingProxy implements AutoCloseable {

	private final HttpClient client = HttpClient.newHttpClient();

	private final HttpServer server;

	private final URI target;

	private final String prefix;

	private PrefixingProxy(HttpServer server, URI target, String prefix) {
		this.server = server;
		this.target = target;
		this.prefix = prefix;
	}

	static PrefixingProxy start(URI target, String prefix) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		PrefixingProxy proxy = new PrefixingProxy(server, target, prefix);
		server.createContext(prefix, proxy::forward);
		server.start();
		return proxy;
	}

	URI address() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + this.prefix);
	}

	private void forward(HttpExchange exchange) throws IOException {
		String path = exchange.getRequestURI().toString().substring(this.prefix.length());
		try (exchange) {
			HttpResponse<byte[]> response = this.client.send(HttpRequest.newBuilder(this.target.resolve(path)).build(),
					BodyHandlers.ofByteArray());
			response.headers().map().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
			exchange.getResponseHeaders().remove("transfer-encoding");
			exchange.sendResponseHeaders(response.statusCode(), response.body().length);
			exchange.getResponseBody().write(response.body());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
