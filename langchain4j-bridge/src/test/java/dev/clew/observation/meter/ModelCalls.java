package dev.clew.observation.meter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.clew.observation.Application;
import dev.clew.observation.EmbeddingContext;
import dev.clew.observation.GenerationContext;
import dev.clew.observation.cost.Billing;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.pricing.Charge;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.trace.Cost;
import dev.clew.trace.ModelCall;
import dev.clew.trace.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Calls of models in an application that has meters, and in which a thousand tokens of
 * {@code gpt} cost a dollar.
 */
final class ModelCalls {

	private final Application application;

	private final TracingRuntime runtime;

	private final Meters meters;

	ModelCalls(Application application, MeterRegistry registry) {
		this.application = application;
		TracingRuntime unpriced = application.runtime;
		this.runtime = new TracingRuntime(unpriced.registry(), unpriced.convention(), unpriced.sessions(),
				unpriced.faults(), unpriced.openSteps(), new Billing(new Dollars(), unpriced.faults()));
		this.meters = new Meters(registry, new MeterOwnership(registry));
		application.add(new MeterHandler(this.meters, new Faults(application.faults::add)));
	}

	TracingRuntime runtime() {
		return this.runtime;
	}

	Meters meters() {
		return this.meters;
	}

	Step<GenerationContext> start(String model, Consumer<GenerationContext> known) {
		GenerationContext context = new GenerationContext();
		context.setProvider("openai");
		context.setRequestModel(model);
		context.setResponseModel(model);
		known.accept(context);
		return Step.start(this.runtime, context, null);
	}

	void generation(String model, @Nullable Usage usage) {
		start(model, (context) -> context.getCallUsage().setUsage(usage)).stop();
	}

	void embedding(String model, Usage usage) {
		EmbeddingContext context = new EmbeddingContext("embeddings");
		context.setRequestModel(model);
		context.getCallUsage().setUsage(usage);
		Step.start(this.runtime, context, null).stop();
	}

	// One of each kind, each way to end.
	void oneOfEach() {
		generation("gpt", usage(12, 5));
		generation("llama", usage(7, 3));
		generation("gpt", null);
		embedding("e-1", new Usage(Map.of(Usage.INPUT, 9L)));
		start("gpt", (context) -> context.getCallUsage().setReportedCost(new BigDecimal("0.1"))).stop();
		start("gpt", (context) -> context.getCallUsage().mismatched("total is 99")).stop();
		start("gpt", (context) -> context.getCallUsage().setUsage(usage(20, 1)))
			.fail(new IllegalStateException("late"));
		start("gpt", (context) -> {
		}).fail(new IllegalArgumentException("at once"));
		start("gpt", (context) -> context.setErrorType("refused")).stop();
		Step<GenerationContext> stream = start("gpt", (context) -> context.getCallUsage().setUsage(usage(1, 2)));
		stream.context().tokenSeen();
		stream.stop();
		Step<GenerationContext> left = start("gpt", (context) -> context.getCallUsage().setUsage(usage(100, 50)));
		left.context().tokenSeen();
		left.giveUp("did not end");
		this.application.agent("Desk.answer").stop();
		this.application.agent("Desk.answer").fail(new IllegalStateException("failed"));
		this.application.agent("Desk.ask").giveUp("did not end");
		this.application.tool("cancel", null).stop();
		this.application.tool("cancel", null).fail(new IllegalStateException("failed"));
	}

	static Usage usage(long input, long output) {
		return new Usage(Map.of(Usage.INPUT, input, Usage.OUTPUT, output));
	}

	/**
	 * Knows one price.
	 */
	private static final class Dollars implements PriceCatalogue {

		@Override
		public @Nullable Charge charge(ModelCall call) {
			Usage usage = call.usage();
			if (usage == null || !"gpt".equals(call.model())) {
				return null;
			}
			return new Charge(Cost.ofTotal(BigDecimal.valueOf(usage.total(), 3)), null, List.of());
		}

	}

}
