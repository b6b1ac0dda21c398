package dev.clew.export;

import java.net.URI;

/**
 * A connection with keys that stand for any.
 *
 * @param getEndpoint address of the server
 */
public record TestConnection(URI getEndpoint) implements LangfuseConnectionDetails {

	@Override
	public String getPublicKey() {
		return "pk-lf-1";
	}

	@Override
	public String getSecretKey() {
		return "sk-lf-1";
	}

}
