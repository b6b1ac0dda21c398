package dev.clew.actuate.parameter;

import org.springframework.util.MimeType;

/**
 * What usage is answered with: JSON as all endpoints do, unless CSV is asked for. Of
 * several that a request accepts, Actuator takes the last of these.
 */
public enum UsageFormat implements ResponseFormat<UsageFormat> {

	/** JSON of Actuator's present version. */
	JSON_V3(ResponseFormat.JSON_V3),

	/** JSON of an earlier version, which is the same here. */
	JSON_V2(ResponseFormat.JSON_V2),

	/** Plain JSON. */
	JSON(ResponseFormat.JSON),

	/** Comma-separated values in UTF-8. */
	CSV(MimeType.valueOf("text/csv;charset=UTF-8"));

	private final MimeType mimeType;

	UsageFormat(MimeType mimeType) {
		this.mimeType = mimeType;
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

}
