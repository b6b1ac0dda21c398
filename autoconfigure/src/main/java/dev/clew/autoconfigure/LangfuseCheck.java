package dev.clew.autoconfigure;

import java.net.URI;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Says of the values of {@code clew.export.langfuse} what is wrong with them. That of a
 * key is not said.
 */
final class LangfuseCheck {

	private static final String PREFIX = "clew.export.langfuse.";

	private static final long LEAST_QUEUE = DataSize.ofKilobytes(64).toBytes();

	private LangfuseCheck() {
	}

	static void check(ExportProperties.Langfuse langfuse) {
		boolean wanted = Stream.of(langfuse.endpoint(), langfuse.publicKey(), langfuse.secretKey())
			.anyMatch(StringUtils::hasText);
		if (wanted) {
			requireText("endpoint", langfuse.endpoint(), "It must be the address of the server");
			requireText("public-key", langfuse.publicKey(), "It must be set where there is an endpoint");
			requireText("secret-key", langfuse.secretKey(), "It must be set where there is an endpoint");
			checkEndpoint(String.valueOf(langfuse.endpoint()), langfuse.allowHttp());
		}
		PropertiesCheck.check(PREFIX + "timeout", langfuse.timeout(), langfuse.timeout().toMillis() >= 1,
				"It must be at least 1ms");
		DataSize queue = langfuse.maxQueueSize();
		PropertiesCheck.check(PREFIX + "max-queue-size", queue, queue.toBytes() >= LEAST_QUEUE,
				"It must be at least 64KB");
		PropertiesCheck.check(PREFIX + "down-after", langfuse.downAfter(),
				langfuse.downAfter() == null || langfuse.downAfter().toMillis() >= 1, "It must be at least 1ms");
	}

	private static void requireText(String name, @Nullable String value, String reason) {
		PropertiesCheck.check(PREFIX + name, value, StringUtils.hasText(value), reason);
	}

	static void checkEndpoint(String endpoint, boolean allowHttp) {
		String property = PREFIX + "endpoint";
		URI uri = uriOf(endpoint);
		boolean web = uri != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
				&& uri.getHost() != null;
		PropertiesCheck.check(property, endpoint, web, "It must be an address such as https://cloud.langfuse.com");
		if (uri != null) {
			PropertiesCheck.check(property, endpoint, !uri.getPath().contains("/api/public"),
					"It must be the address of the server, to which the path of the API is added");
			boolean safe = "https".equals(uri.getScheme()) || allowHttp || isHere(uri.getHost());
			PropertiesCheck.check(property, endpoint, safe,
					"It must be https, or clew.export.langfuse.allow-http must be true: keys and contents would "
							+ "travel without encryption");
		}
	}

	private static @Nullable URI uriOf(String endpoint) {
		try {
			return URI.create(endpoint);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean isHere(String host) {
		return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
	}

}
