package dev.clew.observation.span;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.clew.attribute.AttributeSettings;
import dev.clew.content.ContentSource;
import dev.clew.langchain4j.LangChain4jTracing;
import dev.clew.langchain4j.LangChain4jTracingBuilder;
import dev.clew.observation.ClewContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.StepConvention;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.ObservationType;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Inputs and outputs on spans, also where nothing is kept.
 */
class ContentOnSpansTests {

	private final SimpleTracer tracer = new SimpleTracer();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<String> dropped = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void inputAndOutputAreOnTheSpanAndThoseOfTheTraceOnItsRoot(boolean stored) {
		trace(stored, true);
		assertThat(tags("chain Round")).containsEntry("langfuse.observation.input", "Is it free?")
			.containsEntry("langfuse.observation.output", "It is.")
			.containsEntry("langfuse.observation.metadata.hut", "204");
		assertThat(tags("retrieval Rules")).containsEntry("gen_ai.retrieval.query.text", "quiet time");
		assertThat(tags("request")).containsEntry("langfuse.observation.input", "Is it free?")
			.containsEntry("langfuse.observation.output", "Booked.")
			.containsEntry("langfuse.trace.name", "request");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void noContentIsThereUnlessAskedFor(boolean stored) {
		trace(stored, false);
		assertThat(this.tracer.getSpans()).hasSize(4);
		assertThat(
				this.tracer.getSpans().toString() + this.tracer.getSpans().stream().map(SimpleSpan::getTags).toList())
			.doesNotContain("free", "It is", "Booked", "quiet", "204");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void inputIsLetGoAtTheStartAndToldAtTheEndWhereItIsAskedFor(boolean content) {
		StepContext context = new StepContext(ObservationType.CHAIN, "Round");
		context.setInput(ContentSource.text("Is it free?"));
		Step<StepContext> step = Step.start(spansAlone(content), context, null);
		assertThat(context.input().untold()).isNull();
		assertThat(context.input().told() != null).isEqualTo(content);
		step.stop();
		assertThat(tags("chain Round").containsKey("langfuse.observation.input")).isEqualTo(content);
		assertThat(this.dropped).isEmpty();
	}

	private TracingRuntime spansAlone(boolean content) {
		Faults faults = new Faults(this.dropped::add);
		SpanFacts facts = new SpanFacts(new AttributeSettings(true, content), RecordingSettings.DEFAULT, faults);
		TraceTreeHandler tree = TraceTreeHandler.withOwnIds(faults);
		this.registry.observationConfig()
			.observationHandler(new SpanHandler(this.tracer, facts, faults))
			.observationHandler(tree)
			.observationHandler(new SurroundingSpanHandler(tree, facts, faults));
		return new TracingRuntime(this.registry, new StepConvention(), new SessionIds(List.of(), (source) -> {
		}), faults, new OpenSteps(OpenSteps.DEFAULT_MAX_DURATION, faults));
	}

	private void trace(boolean stored, boolean content) {
		this.registry.observationConfig().observationHandler(new SpansOfOthers(this.tracer));
		LangChain4jTracingBuilder builder = LangChain4jTracing.builder(this.registry)
			.tracer(this.tracer)
			.contentOnSpans(content);
		if (stored) {
			builder.store(new InMemoryTraceStore(10, 1_000_000, (reason, count) -> this.dropped.add(reason)));
		}
		try (LangChain4jTracing tracing = builder.open()) {
			Observation.createNotStarted("request", this.registry).observe(() -> {
				tracing.currentTrace().step(ObservationType.CHAIN, "Round", (step) -> {
					step.input("Is it free?");
					step.metadata("hut", "204");
					tracing.currentTrace().step(ObservationType.RETRIEVER, "Rules", (inner) -> {
						inner.input("quiet time");
						return "done";
					});
					step.output("It is.");
					return "done";
				});
				tracing.currentTrace().step(ObservationType.AGENT, "Desk", (step) -> {
					step.input("Book it.");
					step.output("Booked.");
					return "done";
				});
			});
		}
	}

	private Map<String, String> tags(String name) {
		return this.tracer.getSpans()
			.stream()
			.filter((span) -> name.equals(span.getName()))
			.findFirst()
			.orElseThrow()
			.getTags();
	}

	/**
	 * Micrometer's own handler, for what is not ours.
	 */
	private static final class SpansOfOthers extends DefaultTracingObservationHandler {

		SpansOfOthers(Tracer tracer) {
			super(tracer);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return !(context instanceof ClewContext);
		}

	}

}
