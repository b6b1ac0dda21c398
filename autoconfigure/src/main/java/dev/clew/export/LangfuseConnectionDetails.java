package dev.clew.export;

import java.net.URI;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Details required to send traces to a Langfuse server. A bean takes the place of the
 * properties {@code clew.export.langfuse.endpoint}, {@code public-key} and
 * {@code secret-key}.
 */
public interface LangfuseConnectionDetails extends ConnectionDetails {

	/**
	 * Address of the server, to which the paths of its API are added.
	 * @return such as {@code https://cloud.langfuse.com}
	 */
	URI getEndpoint();

	/**
	 * Public key of the project.
	 * @return the key, which begins with {@code pk-lf-}
	 */
	String getPublicKey();

	/**
	 * Secret key of the project.
	 * @return the key, which begins with {@code sk-lf-}
	 */
	String getSecretKey();

}
