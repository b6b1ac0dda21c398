package dev.clew.actuate.parameter;

import java.util.List;
import java.util.Map;

import org.springframework.util.MimeType;

/**
 * What a request for one trace is answered with: JSON as all endpoints do, unless that of
 * the OpenTelemetry protocol is asked for. Of several that a request accepts, Actuator
 * takes the last of these.
 */
public enum TraceFormat implements ResponseFormat<TraceFormat> {

	/** JSON of Actuator's present version. */
	JSON_V3(ResponseFormat.JSON_V3),

	/** JSON of an earlier version, which is the same here. */
	JSON_V2(ResponseFormat.JSON_V2),

	/** Plain JSON. */
	JSON(ResponseFormat.JSON),

	/** A request that OTLP receivers take. */
	OTLP(MimeType.valueOf("application/vnd.otlp+json"));

	private final MimeType mimeType;

	TraceFormat(MimeType mimeType) {
		this.mimeType = mimeType;
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

	/**
	 * The format that a parameter asks for, else the one that is accepted.
	 * @param parameters parameters of the request
	 * @return the format
	 */
	public TraceFormat or(Map<String, List<String>> parameters) {
		List<String> asked = parameters.get("format");
		if (List.of("otlp").equals(asked)) {
			return OTLP;
		}
		return (asked != null && this != JSON_V3 && this != JSON_V2) ? JSON : this;
	}

}
