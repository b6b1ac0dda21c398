package dev.clew.export;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the export gets on, for those who ask; that it does not, and that it does again, is
 * logged once each. Thread-safe.
 */
final class ExportState {

	private static final Logger logger = LoggerFactory.getLogger(ExportState.class);

	private final URI endpoint;

	private volatile @Nullable Instant lastSent;

	private volatile @Nullable Instant failingSince;

	private volatile @Nullable String failure;

	ExportState(URI endpoint) {
		this.endpoint = endpoint;
	}

	void succeeded() {
		this.lastSent = Instant.now();
		if (this.failure != null) {
			logger.info("Traces reach Langfuse at {} again.", this.endpoint);
			this.failure = null;
			this.failingSince = null;
		}
	}

	void failed(Reply reply) {
		String now = describe(reply);
		if (this.failingSince == null) {
			this.failingSince = Instant.now();
		}
		if (!now.equals(this.failure)) {
			this.failure = now;
			logger.warn("Traces do not reach Langfuse at {}: {}. The application is not affected.", this.endpoint, now);
		}
	}

	private static String describe(Reply reply) {
		return switch (reply.outcome()) {
			case "unreachable" -> "there is no connection; tried again until there is room for no more";
			case "unconfirmed" -> "it did not answer; what it may have is not sent again";
			case "401", "403" -> "it answered " + reply.outcome()
					+ "; check clew.export.langfuse.public-key and clew.export.langfuse.secret-key";
			case "404" -> "it answered 404; check clew.export.langfuse.endpoint";
			default -> "it answered " + reply.outcome() + ((reply.kind() == Reply.Kind.LATER)
					? "; tried again until there is room for no more" : "; what it refuses is not sent again");
		};
	}

	URI endpoint() {
		return this.endpoint;
	}

	@Nullable Instant lastSent() {
		return this.lastSent;
	}

	@Nullable Instant failingSince() {
		return this.failingSince;
	}

	@Nullable String failure() {
		return this.failure;
	}

}
