package dev.clew.actuate.parameter;

import dev.clew.actuate.json.BadParameterDescriptor;
import dev.clew.actuate.json.HiddenParameterDescriptor;
import dev.clew.actuate.json.NotFoundDescriptor;
import dev.clew.actuate.json.UnavailableDescriptor;
import dev.clew.store.StoreUnavailableException;
import dev.clew.store.query.language.QuerySyntaxException;
import dev.clew.trace.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * A request that cannot be answered, with the answer that says why. JMX clients get the
 * message.
 */
public final class RefusedException extends InvalidEndpointRequestException {

	private final int status;

	private final transient OperationResponseBody body;

	private RefusedException(int status, OperationResponseBody body, String message) {
		super(message, message);
		this.status = status;
		this.body = body;
	}

	public static RefusedException badParameter(String parameter, @Nullable String value, String allowed) {
		String wrong = (value != null) ? " is '" + value + "'" : " is missing";
		return new RefusedException(WebEndpointResponse.STATUS_BAD_REQUEST,
				new BadParameterDescriptor(Text.wellFormed(parameter), Text.wellFormedOrNull(value), allowed),
				"Parameter '" + parameter + "'" + wrong + "; allowed: " + allowed);
	}

	static RefusedException badQuery(String parameter, String value, QuerySyntaxException cause) {
		return new RefusedException(
				WebEndpointResponse.STATUS_BAD_REQUEST, new BadParameterDescriptor(parameter, Text.wellFormed(value),
						cause.allowed(), cause.position(), cause.length()),
				"Parameter '" + parameter + "': " + cause.getMessage());
	}

	static RefusedException hiddenParameter(String parameter, String hiddenBy) {
		String message = "A search in content needs the content to be shown, which it is not by " + hiddenBy;
		return new RefusedException(403, new HiddenParameterDescriptor(Text.wellFormed(parameter), message), message);
	}

	public static RefusedException notFound(NotFoundDescriptor body) {
		return new RefusedException(WebEndpointResponse.STATUS_NOT_FOUND, body, body.message());
	}

	/**
	 * A store that cannot be asked now.
	 * @param cause why
	 * @return the answer with status 503
	 */
	public static RefusedException unavailable(StoreUnavailableException cause) {
		String message = String.valueOf(cause.getMessage());
		return new RefusedException(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, new UnavailableDescriptor(message),
				message);
	}

	public WebEndpointResponse<OperationResponseBody> response() {
		return new WebEndpointResponse<>(this.body, this.status);
	}

}
