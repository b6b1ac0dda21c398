package dev.clew.providers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.clew.trace.ObservationRecord;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A provider that WireMock plays, one for the tests of a class, and the tables that say
 * what it answers.
 */
final class PlayedProvider implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

	private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	@Override
	public void beforeAll(ExtensionContext context) {
		this.server.start();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		this.server.resetAll();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		this.server.stop();
	}

	ObservationRecord answer(TracedCall call, Row row, String contentType, byte[] body) throws Exception {
		this.server.stubFor(WireMock.any(WireMock.anyUrl())
			.willReturn(WireMock.ok().withHeader("Content-Type", contentType).withBody(body)));
		return call.make(row, "http://localhost:" + this.server.port());
	}

	static <T> List<T> table(String name, Function<String, T> row) throws IOException {
		try (InputStream in = PlayedProvider.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map(row)
				.toList();
		}
	}

}
