package dev.clew.observation.span;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.clew.observation.Application;
import dev.clew.observation.GenAiKey;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.test.simple.SimpleSpan;
import io.micrometer.tracing.test.simple.SimpleTracer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpanHandlerTests {

	private final SimpleTracer tracer = new SimpleTracer();

	private final List<String> faults = new ArrayList<>();

	private final Application application = new Application();

	SpanHandlerTests() {
		SpanHandler ours = new SpanHandler(this.tracer, new Faults(this.faults::add));
		this.application.registry.observationConfig()
			.observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(ours,
					new DefaultTracingObservationHandler(this.tracer)));
	}

	@AfterEach
	void nothingFailed() {
		assertThat(this.faults).isEmpty();
		assertThat(this.application.faults).isEmpty();
		assertThat(this.tracer.currentSpan()).isNull();
	}

	@Test
	void spanMadeByHandBetweenTwoStepsIsTheParent() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		Span hand = this.tracer.nextSpan().name("by hand").start();
		try (Step.Scope scope = agent.open(); Tracer.SpanInScope inScope = this.tracer.withSpan(hand)) {
			this.application.tool("cancel", null).stop();
		}
		hand.end();
		agent.stop();
		assertThat(span("execute_tool cancel").getParentId()).isEqualTo(hand.context().spanId());
	}

	@Test
	void givenParentCountsMoreThanCurrentSpan() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		Span hand = this.tracer.nextSpan().name("by hand").start();
		try (Tracer.SpanInScope inScope = this.tracer.withSpan(hand)) {
			this.application.tool("cancel", agent.observation()).stop();
		}
		hand.end();
		agent.stop();
		assertThat(span("execute_tool cancel").getParentId()).isEqualTo(span("invoke_agent Desk.answer").getSpanId())
			.isNotEqualTo(hand.context().spanId());
	}

	@Test
	void currentStepIsTheParent() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		try (Step.Scope scope = agent.open()) {
			this.application.tool("cancel", null).stop();
		}
		agent.stop();
		assertThat(span("execute_tool cancel").getParentId()).isEqualTo(span("invoke_agent Desk.answer").getSpanId());
	}

	@Test
	void nameAndTagsThatChangeAreThoseOfTheEnd() {
		GenerationContext context = new GenerationContext();
		context.setProvider("openai");
		context.setRequestModel("router");
		Step<GenerationContext> step = Step.start(this.application.runtime, context, null);
		context.setRequestModel("small");
		context.setResponseModel("small-2026");
		context.addHighCardinalityKeyValue(KeyValue.of("desk", "north"));
		step.stop();
		assertThat(span("chat small").getTags())
			.containsExactlyInAnyOrderEntriesOf(Map.of("gen_ai.operation.name", "chat", "gen_ai.provider.name",
					"openai", "gen_ai.request.model", "small", "gen_ai.response.model", "small-2026", "desk", "north",
					"langfuse.observation.type", "generation", "langfuse.trace.name", "small"));
	}

	@Test
	void inputTokensIncludeThoseReadFromAndWrittenToTheCache() {
		GenerationContext context = new GenerationContext();
		context.getCallUsage()
			.setUsage(new Usage(Map.of(Usage.INPUT, 5L, Usage.INPUT_CACHED_TOKENS, 7L, Usage.INPUT_CACHE_CREATION_5M,
					100L, Usage.INPUT_CACHE_CREATION_1H, 1000L, Usage.OUTPUT, 3L)));
		Step.start(this.application.runtime, context, null).stop();
		assertThat(span("chat").getTags()).containsEntry("gen_ai.usage.input_tokens", "1112")
			.containsEntry("gen_ai.usage.cache_read.input_tokens", "7")
			.containsEntry("gen_ai.usage.cache_creation.input_tokens", "1100")
			.containsEntry("gen_ai.usage.output_tokens", "3")
			.doesNotContainKey("gen_ai.usage.reasoning.output_tokens");
	}

	@Test
	void errorHasTypeButNoMessage() {
		this.application.agent("Desk.answer").fail(new IllegalStateException("card 4711 refused"));
		SimpleSpan span = span("invoke_agent Desk.answer");
		assertThat(span.getTags()).containsEntry("error.type", IllegalStateException.class.getName());
		Throwable error = span.getError();
		assertThat(error).isNotNull().hasMessage(IllegalStateException.class.getName()).hasNoCause();
		assertThat(span.toString() + error + span.getTags()).doesNotContain("4711");
	}

	@Test
	void spanOfStepThatIsOverStartedWhenTheStepDid() {
		TracingRuntime runtime = this.application.runtime;
		StepContext context = new StepContext(ObservationType.GUARDRAIL, "Door");
		context.setMeasured(Duration.ofSeconds(5));
		Step.start(runtime, context, null).stop();
		SimpleSpan span = span("guardrail Door");
		assertThat(Duration.between(span.getStartTimestamp(), span.getEndTimestamp())).isBetween(Duration.ofSeconds(5),
				Duration.ofSeconds(8));
		assertThat(context.getDuration()).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void spanOfCallOfAnotherProcessIsThatOfAClient() {
		TracingRuntime runtime = this.application.runtime;
		StepContext context = new StepContext(ObservationType.SPAN, "tools/list");
		context.setRemote(true);
		context.addHighCardinalityKeyValue(GenAiKey.MCP_METHOD_NAME.withValue("tools/list"));
		Step.start(runtime, context, null).stop();
		assertThat(span("tools/list").getKind()).isEqualTo(Span.Kind.CLIENT);
		assertThat(span("tools/list").getTags()).containsEntry("mcp.method.name", "tools/list");
	}

	@Test
	void tokensThatNobodyReportedAreNotTagged() {
		generation(new Usage(Map.of(Usage.OUTPUT, 7L)));
		assertThat(span("chat").getTags()).containsEntry("gen_ai.usage.output_tokens", "7")
			.doesNotContainKey("gen_ai.usage.input_tokens");
	}

	private void generation(Usage usage) {
		TracingRuntime runtime = this.application.runtime;
		GenerationContext context = new GenerationContext();
		context.getCallUsage().setUsage(usage);
		Step.start(runtime, context, null).stop();
	}

	private SimpleSpan span(String name) {
		return this.tracer.getSpans().stream().filter((one) -> name.equals(one.getName())).findFirst().orElseThrow();
	}

}
