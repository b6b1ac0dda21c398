package dev.clew.export;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a request went.
 *
 * @param kind what is to be done about it
 * @param outcome value of the meter's tag: the status of the response, or
 * {@code unreachable} or {@code unconfirmed}
 * @param retryAfter time that the server asks for; absent where it asks for none
 * @param rejected how many spans the server did not take although it took the request
 */
record Reply(Kind kind, String outcome, @Nullable Duration retryAfter, long rejected) {

	private static final int OK = 200;

	private static final int MULTIPLE_CHOICES = 300;

	private static final int TOO_LARGE = 413;

	static Reply unreachable() {
		return new Reply(Kind.LATER, "unreachable", null, 0);
	}

	static Reply unconfirmed() {
		return new Reply(Kind.UNCONFIRMED, "unconfirmed", null, 0);
	}

	/**
	 * By the specification of OTLP: what is to be sent again, and what is not.
	 * @param status status of the response
	 * @param retryAfter time that the server asks for
	 * @param rejected how many spans the server did not take
	 * @return the reply
	 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#failures-1">Failures</a>
	 */
	static Reply of(int status, @Nullable Duration retryAfter, long rejected) {
		Kind kind = switch (status) {
			case 429, 502, 503, 504 -> Kind.LATER;
			case TOO_LARGE -> Kind.TOO_LARGE;
			default -> (status >= OK && status < MULTIPLE_CHOICES) ? Kind.TAKEN : Kind.REFUSED;
		};
		return new Reply(kind, Integer.toString(status), retryAfter, rejected);
	}

	boolean isFailureOfServer() {
		return this.outcome.startsWith("5");
	}

	/**
	 * What is to be done.
	 */
	enum Kind {

		/** The server has it. */
		TAKEN,

		/** The server does not have it, and may take it later. */
		LATER,

		/** The server does not have it, and may take it in parts. */
		TOO_LARGE,

		/** The server will not take it. */
		REFUSED,

		/** Nobody knows. */
		UNCONFIRMED

	}

}
