package dev.clew.actuate.parameter;

import org.springframework.util.MimeType;

/**
 * What a search for traces is answered with: a page in JSON as all endpoints do, unless
 * all that match are asked for, a line each. Of several that a request accepts, Actuator
 * takes the last of these.
 */
public enum TracesFormat implements ResponseFormat<TracesFormat> {

	/** JSON of Actuator's present version. */
	JSON_V3(ResponseFormat.JSON_V3),

	/** JSON of an earlier version, which is the same here. */
	JSON_V2(ResponseFormat.JSON_V2),

	/** Plain JSON. */
	JSON(ResponseFormat.JSON),

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

}
