package dev.clew.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

import dev.clew.attribute.AttributeSettings;
import dev.clew.export.otlp.OtlpJson;
import dev.clew.trace.Score;

/**
 * What is sent, as compressed JSON.
 */
final class ParcelJson {

	private final OtlpJson spans;

	private final ScoreJson scores;

	ParcelJson(boolean content, String environment) {
		this.spans = new OtlpJson(new AttributeSettings(true, content));
		this.scores = new ScoreJson(environment, content);
	}

	byte[] write(Parcel parcel) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(bytes)) {
			Score score = parcel.score();
			if (score != null) {
				this.scores.write(score, gzip);
			}
			else {
				this.spans.write(parcel.spans(), gzip);
			}
		}
		return bytes.toByteArray();
	}

}
