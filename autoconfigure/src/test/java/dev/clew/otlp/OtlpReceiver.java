package dev.clew.otlp;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A backend that takes spans as protobuf, over OTLP/HTTP and OTLP/gRPC.
 */
public final class OtlpReceiver implements AutoCloseable {

	private static final String HTTP = "/v1/traces";

	private static final String GRPC = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

	// Before each message: whether it is compressed, and its length.
	private static final int GRPC_FRAME = 5;

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().dynamicPort().bindAddress("localhost"));

	/**
	 * A receiver at any port.
	 */
	public OtlpReceiver() {
		this.server.stubFor(
				WireMock.post(HTTP).willReturn(WireMock.ok().withHeader("Content-Type", "application/x-protobuf")));
		this.server.stubFor(WireMock.post(GRPC)
			.willReturn(WireMock.ok()
				.withHeader("Content-Type", "application/grpc")
				.withHeader("grpc-status", "0")
				.withBody(new byte[GRPC_FRAME])));
		this.server.start();
	}

	/**
	 * Where it takes spans over HTTP.
	 * @return the address
	 */
	public String endpoint() {
		return this.server.baseUrl() + HTTP;
	}

	/**
	 * Where it takes spans over gRPC.
	 * @return the address
	 */
	public String grpcEndpoint() {
		return this.server.baseUrl();
	}

	/**
	 * All spans that came in.
	 * @return the spans, in this order
	 */
	public List<Span> spans() {
		return requests().stream()
			.flatMap((request) -> request.getResourceSpansList().stream())
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.toList();
	}

	private List<ExportTraceServiceRequest> requests() {
		List<ExportTraceServiceRequest> requests = new ArrayList<>();
		this.server.getAllServeEvents().forEach((event) -> {
			int start = event.getRequest().getUrl().equals(GRPC) ? GRPC_FRAME : 0;
			requests.add(decode(ByteString.copyFrom(event.getRequest().getBody()).substring(start)));
		});
		Collections.reverse(requests);
		return requests;
	}

	private static ExportTraceServiceRequest decode(ByteString request) {
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
		this.server.getAllServeEvents().forEach((event) -> all.writeBytes(event.getRequest().getBody()));
		return all.toByteArray();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
