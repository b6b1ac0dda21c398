package dev.clew.export;

import java.util.List;

import dev.clew.export.otlp.OtlpSpan;
import dev.clew.trace.Score;
import org.jspecify.annotations.Nullable;

/**
 * What is sent with one request: spans, or a score.
 *
 * @param spans the spans
 * @param score the score
 * @param bytes what it takes of the heap
 */
record Parcel(List<OtlpSpan> spans, @Nullable Score score, long bytes) {

	static Parcel of(List<Leaving> leaving) {
		return new Parcel(leaving.stream().map(Leaving::span).toList(), null,
				leaving.stream().mapToLong(Leaving::bytes).sum());
	}

	static Parcel of(Waiting.OfScore waiting) {
		return new Parcel(List.of(), waiting.score(), waiting.bytes());
	}

	String path() {
		return (this.score != null) ? LangfuseClient.SCORES : LangfuseClient.SPANS;
	}

	long count() {
		return (this.score != null) ? 1 : this.spans.size();
	}

	// Whether it may be sent twice: a score has an id that counts once.
	boolean isIdempotent() {
		return this.score != null;
	}

	List<Parcel> halves() {
		int middle = this.spans.size() / 2;
		long half = this.bytes / 2;
		return List.of(new Parcel(this.spans.subList(0, middle), null, half),
				new Parcel(this.spans.subList(middle, this.spans.size()), null, this.bytes - half));
	}

}
