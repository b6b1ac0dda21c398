package dev.clew.actuate.parameter;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/**
 * What a search for traces is answered with: a page in JSON as all endpoints do, unless
 * all that match are asked for, a line each. Of several that a request accepts, Actuator
 * takes the last of these.
 */
public enum TracesFormat implements Producible<TracesFormat> {

	/** JSON of Actuator's present version. */
	JSON_V3(ApiVersion.V3.getProducedMimeType()),

	/** JSON of an earlier version, which is the same here. */
	JSON_V2(ApiVersion.V2.getProducedMimeType()),

	/** Plain JSON. */
	JSON(MimeType.valueOf("application/json")),

	/** Each trace with its observations on a line of its own. */
	NDJSON(MimeType.valueOf("application/x-ndjson"));

	private final MimeType mimeType;

	TracesFormat(MimeType mimeType) {
		this.mimeType = mimeType;
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

	@Override
	public boolean isDefault() {
		return this == JSON_V3;
	}

	public TracesFormat ofErrors() {
		return (this == NDJSON) ? JSON : this;
	}

}
