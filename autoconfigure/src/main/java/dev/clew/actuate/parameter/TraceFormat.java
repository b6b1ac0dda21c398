package dev.clew.actuate.parameter;

import java.util.List;
import java.util.Map;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.util.MimeType;

/**
 * What a request for one trace is answered with: JSON as all endpoints do, unless that of
 * the OpenTelemetry protocol is asked for. Of several that a request accepts, Actuator
 * takes the last of these.
 */
public enum TraceFormat implements Producible<TraceFormat> {

	/** JSON of Actuator's present version. */
	JSON_V3(ApiVersion.V3.getProducedMimeType()),

	/** JSON of an earlier version, which is the same here. */
	JSON_V2(ApiVersion.V2.getProducedMimeType()),

	/** Plain JSON. */
	JSON(MimeType.valueOf("application/json")),

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

	@Override
	public boolean isDefault() {
		return this == JSON_V3;
	}

	/**
	 * The format that a parameter asks for, else the one that is accepted.
	 * @param parameters parameters of the request
	 * @return the format
	 */
	public TraceFormat or(Map<String, List<String>> parameters) {
		if (List.of("otlp").equals(parameters.get("format"))) {
			return OTLP;
		}
		return parameters.containsKey("format") ? ofErrors() : this;
	}

	public TraceFormat ofErrors() {
		return (this == OTLP) ? JSON : this;
	}

}
