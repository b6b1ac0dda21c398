package dev.clew.observation.tree;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTraceContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanIdsTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String SPAN = "00f067aa0ba902b7";

	@Test
	void idsOfTracerAreTaken() {
		assertThat(SpanIds.ofTracer(TRACE, SPAN)).isEqualTo(new SpanIds(TRACE, SPAN, false));
	}

	@Test
	void zerosAndNothingGetIdsOfOurOwn() {
		assertOwn(SpanIds.ofTracer("0".repeat(32), "0".repeat(16)));
		assertOwn(SpanIds.ofTracer(TRACE, "0".repeat(16)));
		assertOwn(SpanIds.ofTracer("", ""));
		assertOwn(SpanIds.ofTracer(null, SPAN));
		assertOwn(SpanIds.ofTracer(TRACE, null));
		assertThat(SpanIds.random()).isNotEqualTo(SpanIds.random());
	}

	@Test
	void traceIdOfSixtyFourBitsIsPadded() {
		assertThat(new TracerIds().idsOf(context("a3ce929d0e0e4736")))
			.isEqualTo(new SpanIds("0000000000000000a3ce929d0e0e4736", SPAN, false));
	}

	@Test
	void spanThatIsNotSampledHasItsIds() {
		assertThat(new TracerIds().idsOf(context(TRACE))).isEqualTo(new SpanIds(TRACE, SPAN, false));
	}

	@Test
	void observationWithoutSpanGetsIdsOfOurOwn() {
		assertOwn(new TracerIds().idsOf(new Observation.Context()));
	}

	private static Observation.Context context(String traceId) {
		SimpleSpan span = new SimpleSpan();
		SimpleTraceContext ids = span.context();
		ids.setTraceId(traceId);
		ids.setSpanId(SPAN);
		ids.setSampled(false);
		TracingContext tracing = new TracingContext();
		tracing.setSpan(span);
		Observation.Context context = new Observation.Context();
		context.put(TracingContext.class, tracing);
		return context;
	}

	private static void assertOwn(SpanIds ids) {
		assertThat(ids.own()).isTrue();
		assertThat(ids.traceId()).isNull();
		assertThat(SpanIds.newTraceId()).matches("[0-9a-f]{32}").doesNotMatch("0+").isNotEqualTo(SpanIds.newTraceId());
		assertThat(ids.spanId()).matches("[0-9a-f]{16}").doesNotMatch("0+");
	}

}
