package dev.clew.otlp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A backend that takes spans over OTLP/HTTP, as protobuf.
 */
public final class OtlpReceiver implements AutoCloseable {

	private final HttpServer server;

	private final List<byte[]> requests = new CopyOnWriteArrayList<>();

	/**
	 * A receiver at any port.
	 */
	public OtlpReceiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/v1/traces", this::receive);
		this.server.start();
	}

	private void receive(HttpExchange exchange) throws IOException {
		this.requests.add(exchange.getRequestBody().readAllBytes());
		exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	}

	/**
	 * Where it takes spans.
	 * @return the address
	 */
	public String endpoint() {
		return "http://localhost:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	/**
	 * All spans that came in.
	 * @return the spans, in this order
	 */
	public List<Span> spans() {
		return this.requests.stream()
			.map(OtlpReceiver::decode)
			.flatMap((request) -> request.getResourceSpansList().stream())
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.toList();
	}

	private static ExportTraceServiceRequest decode(byte[] request) {
		try {
			return ExportTraceServiceRequest.parseFrom(request);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All that came in.
	 * @return its bytes
	 */
	public byte[] bytes() {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		this.requests.forEach(all::writeBytes);
		return all.toByteArray();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
