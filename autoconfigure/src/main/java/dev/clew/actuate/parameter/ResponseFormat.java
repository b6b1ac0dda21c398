package dev.clew.actuate.parameter;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/**
 * What a request is answered with: JSON as all endpoints do, unless the request accepts
 * something else that an operation has. Of several, Actuator takes the last.
 *
 * @param <E> the formats of an operation
 */
public interface ResponseFormat<E extends Enum<E> & Producible<E>> extends Producible<E> {

	/** JSON of Actuator's present version. */
	MimeType JSON_V3 = ApiVersion.V3.getProducedMimeType();

	/** JSON of an earlier version, which is the same here. */
	MimeType JSON_V2 = ApiVersion.V2.getProducedMimeType();

	/** Plain JSON. */
	MimeType JSON = MimeType.valueOf("application/json");

	@Override
	default boolean isDefault() {
		return JSON_V3.equals(getProducedMimeType());
	}

	/**
	 * What an error is answered with: always JSON.
	 * @return the media type
	 */
	default MimeType ofErrors() {
		MimeType own = getProducedMimeType();
		return (own.equals(JSON_V3) || own.equals(JSON_V2)) ? own : JSON;
	}

}
