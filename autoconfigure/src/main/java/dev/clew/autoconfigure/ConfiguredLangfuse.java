package dev.clew.autoconfigure;

import java.net.URI;
import java.util.Objects;

import dev.clew.export.LangfuseConnectionDetails;

/**
 * The Langfuse server that properties name.
 */
record ConfiguredLangfuse(ExportProperties.Langfuse properties) implements LangfuseConnectionDetails {

	@Override
	public URI getEndpoint() {
		return URI.create(Objects.requireNonNull(this.properties.endpoint()));
	}

	@Override
	public String getPublicKey() {
		return Objects.requireNonNull(this.properties.publicKey());
	}

	@Override
	public String getSecretKey() {
		return Objects.requireNonNull(this.properties.secretKey());
	}

}
