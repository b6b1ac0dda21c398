package dev.clew.export;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;

/**
 * Posts JSON to the API of a Langfuse server. Used by one thread.
 *
 * @see <a href="https://langfuse.com/docs/opentelemetry/get-started">Langfuse's OTLP
 * endpoint</a>
 */
final class LangfuseClient {

	static final String SPANS = "/api/public/otel/v1/traces";

	static final String SCORES = "/api/public/scores";

	private final HttpClient http;

	private final URI endpoint;

	private final String authorization;

	private final Duration timeout;

	LangfuseClient(LangfuseConnectionDetails details, Duration timeout) {
		String keys = details.getPublicKey() + ":" + details.getSecretKey();
		this.authorization = "Basic " + Base64.getEncoder().encodeToString(keys.getBytes(StandardCharsets.UTF_8));
		this.endpoint = details.getEndpoint();
		this.timeout = timeout;
		// Half of it, so that a connection that is not made is told from a lost answer.
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(timeout.dividedBy(2))
			.build();
	}

	URI endpoint() {
		return this.endpoint;
	}

	/**
	 * Sends a request, and waits for what comes of it.
	 * @param path path of the API
	 * @param gzip JSON, compressed
	 * @return what came of it
	 * @throws InterruptedException if the thread is interrupted
	 */
	Reply post(String path, byte[] gzip) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.endpoint + path))
			.header("Authorization", this.authorization)
			.header("Content-Type", "application/json")
			.header("Content-Encoding", "gzip")
			.header("x-langfuse-ingestion-version", "4")
			.POST(HttpRequest.BodyPublishers.ofByteArray(gzip))
			.build();
		CompletableFuture<HttpResponse<byte[]>> response = this.http.sendAsync(request,
				(info) -> new BeginningOfBody());
		try {
			return ReplyReader.read(response.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (TimeoutException | InterruptedException ex) {
			response.cancel(true);
			if (ex instanceof InterruptedException interrupted) {
				throw interrupted;
			}
			return Reply.unconfirmed();
		}
		catch (ExecutionException ex) {
			return wasSent(ex.getCause()) ? Reply.unconfirmed() : Reply.unreachable();
		}
	}

	// As soon as there is a connection, the server may have got it.
	private static boolean wasSent(@Nullable Throwable failure) {
		return failure instanceof IOException && !(failure instanceof ConnectException)
				&& !(failure instanceof HttpConnectTimeoutException) && !(failure instanceof SSLHandshakeException);
	}

}
