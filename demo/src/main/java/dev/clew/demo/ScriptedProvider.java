package dev.clew.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Plays the provider's HTTP API in this process, so that the demo needs no key and no
 * network. What it answers stands in {@code scripted-provider/*.json}.
 */
final class ScriptedProvider implements AutoCloseable {

	private static final String SCRIPT = "classpath:scripted-provider/*.json";

	private final WireMockServer server;

	ScriptedProvider() {
		this.server = new WireMockServer(WireMockConfiguration.options()
			.dynamicPort()
			.bindAddress("localhost")
			.disableRequestJournal()
			.extensions(new StreamingTransformer()));
		try {
			for (Resource stub : new PathMatchingResourcePatternResolver().getResources(SCRIPT)) {
				this.server.addStubMapping(StubMapping.buildFrom(stub.getContentAsString(StandardCharsets.UTF_8)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.start();
	}

	String baseUrl() {
		return this.server.baseUrl() + "/v1";
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
