package dev.clew.actuate.parameter;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/**
 * What usage is answered with: JSON as all endpoints do, unless CSV is asked for. Of
 * several that a request accepts, Actuator takes the last of these.
 */
public enum UsageFormat implements Producible<UsageFormat> {

	/** JSON of Actuator's present version. */
	JSON_V3(ApiVersion.V3.getProducedMimeType()),

	/** JSON of an earlier version, which is the same here. */
	JSON_V2(ApiVersion.V2.getProducedMimeType()),

	/** Plain JSON. */
	JSON(MimeType.valueOf("application/json")),

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

	@Override
	public boolean isDefault() {
		return this == JSON_V3;
	}

	public UsageFormat ofErrors() {
		return (this == CSV) ? JSON : this;
	}

}
