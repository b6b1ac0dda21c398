package dev.clew.langchain4j;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.clew.attribute.AttributeSettings;
import dev.clew.budget.Budget;
import dev.clew.budget.Budgets;
import dev.clew.content.ContentMasker;
import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.mask.ContentMasks;
import dev.clew.observation.StepConvention;
import dev.clew.observation.cost.Billing;
import dev.clew.observation.cost.BudgetGuard;
import dev.clew.observation.cost.BudgetMeter;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.meter.CountedBudgets;
import dev.clew.observation.meter.MeterHandler;
import dev.clew.observation.meter.MeterOwnership;
import dev.clew.observation.meter.Meters;
import dev.clew.observation.record.RecordingHandler;
import dev.clew.observation.record.RecordingSettings;
import dev.clew.observation.span.SpanFacts;
import dev.clew.observation.span.SpanHandler;
import dev.clew.observation.span.SurroundingSpanHandler;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceTreeHandler;
import dev.clew.pricing.ModelPrices;
import dev.clew.pricing.PriceCatalogue;
import dev.clew.store.TraceSink;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

/**
 * Collects how {@link LangChain4jTracing} is to be done. Not thread-safe.
 */
public final class LangChain4jTracingBuilder {

	private final ObservationRegistry registry;

	private final List<Function<Faults, ObservationHandler<?>>> handlers = new ArrayList<>();

	private BiFunction<Masking, Faults, TraceTreeHandler> tree = TraceTreeHandler::withOwnIds;

	private @Nullable ContentMasker masker = ContentMasks.builtIn();

	private Set<MaskedField> maskedFields = EnumSet.allOf(MaskedField.class);

	private StepConvention convention = new StepConvention();

	private RecordingSettings settings = RecordingSettings.DEFAULT;

	private Consumer<String> errors = (component) -> {
	};

	private Duration maxDuration = OpenSteps.DEFAULT_MAX_DURATION;

	private BudgetMeter budgetMeter = BudgetMeter.NONE;

	private List<Budget> budgets = List.of();

	private @Nullable Tracer tracer;

	private boolean contentOnSpans;

	private @Nullable TraceSink store;

	private @Nullable PriceCatalogue prices;

	LangChain4jTracingBuilder(ObservationRegistry registry) {
		this.registry = registry;
	}

	/**
	 * Where traces are kept.
	 * @param store the store; without one nothing is recorded
	 * @return this builder
	 */
	public LangChain4jTracingBuilder store(TraceSink store) {
		this.store = store;
		return this;
	}

	/**
	 * What is recorded.
	 * @param settings the settings; {@link RecordingSettings#DEFAULT} without them
	 * @return this builder
	 */
	public LangChain4jTracingBuilder settings(RecordingSettings settings) {
		this.settings = settings;
		return this;
	}

	/**
	 * What is masked before anything is kept or sent.
	 * @param masker masks texts, {@code null} for none; {@link ContentMasks#builtIn()}
	 * without it
	 * @return this builder
	 */
	public LangChain4jTracingBuilder masker(@Nullable ContentMasker masker) {
		this.masker = masker;
		return this;
	}

	/**
	 * In which fields texts are masked.
	 * @param fields the fields; all of them without it
	 * @return this builder
	 */
	public LangChain4jTracingBuilder maskedFields(Set<MaskedField> fields) {
		this.maskedFields = Set.copyOf(fields);
		return this;
	}

	/**
	 * How observations are named.
	 * @param convention names them
	 * @return this builder
	 */
	public LangChain4jTracingBuilder convention(StepConvention convention) {
		this.convention = convention;
		return this;
	}

	/**
	 * What calls of models cost.
	 * @param prices knows that; {@link ModelPrices#bundled()} without it, and
	 * {@link PriceCatalogue#NONE} for no costs but those that providers report
	 * @return this builder
	 */
	public LangChain4jTracingBuilder prices(PriceCatalogue prices) {
		this.prices = prices;
		return this;
	}

	/**
	 * When a step that nobody ends is given up.
	 * @param maxDuration time after its start; {@link OpenSteps#DEFAULT_MAX_DURATION}
	 * without it
	 * @return this builder
	 */
	public LangChain4jTracingBuilder maxDuration(Duration maxDuration) {
		this.maxDuration = maxDuration;
		return this;
	}

	/**
	 * What calls of models may use.
	 * @param budgets the budgets; without them nothing is limited
	 * @return this builder
	 */
	public LangChain4jTracingBuilder budgets(List<Budget> budgets) {
		this.budgets = List.copyOf(budgets);
		return this;
	}

	/**
	 * Makes spans of the steps, and takes the ids of traces from them. Needs
	 * {@code micrometer-tracing}. Handlers for the spans of others are yours to register,
	 * afterwards.
	 * @param tracer makes the spans
	 * @return this builder
	 */
	public LangChain4jTracingBuilder tracer(Tracer tracer) {
		this.tree = TraceTreeHandler::withTracerIds;
		this.tracer = tracer;
		return this;
	}

	/**
	 * Whether inputs, outputs and other content are on spans.
	 * @param contentOnSpans whether they are; they are not without it
	 * @return this builder
	 */
	public LangChain4jTracingBuilder contentOnSpans(boolean contentOnSpans) {
		this.contentOnSpans = contentOnSpans;
		return this;
	}

	/**
	 * Feeds the meters of the GenAI conventions, {@code clew.errors} and those of
	 * budgets. Needs {@code micrometer-core}.
	 * @param meters where they are registered
	 * @return this builder
	 */
	public LangChain4jTracingBuilder meters(MeterRegistry meters) {
		this.errors = (component) -> meters.counter("clew.errors", "component", component).increment();
		this.budgetMeter = new CountedBudgets(() -> meters);
		this.handlers.add((faults) -> new MeterHandler(new Meters(meters, new MeterOwnership(meters)), faults));
		return this;
	}

	/**
	 * Opens the tracing.
	 * @return to be closed with the application
	 */
	public LangChain4jTracing open() {
		Faults faults = new Faults(this.errors);
		OpenSteps open = new OpenSteps(this.maxDuration, faults);
		ObservationRegistry.ObservationConfig config = this.registry.observationConfig();
		SpanFacts facts = new SpanFacts(new AttributeSettings(true, this.contentOnSpans), this.settings, faults);
		if (this.tracer != null) {
			config.observationHandler(new SpanHandler(this.tracer, facts, faults));
		}
		this.handlers.forEach((handler) -> config.observationHandler(handler.apply(faults)));
		Masking masking = (this.masker != null) ? Masking.of(this.masker, this.maskedFields, faults::report)
				: Masking.NONE;
		TraceTreeHandler places = this.tree.apply(masking, faults);
		config.observationHandler(places);
		if (this.store != null) {
			config.observationHandler(new RecordingHandler(places, this.store, this.settings, open, faults));
		}
		if (this.tracer != null) {
			config.observationHandler(new SurroundingSpanHandler(places, facts, faults));
		}
		SessionIds sessions = new SessionIds(List.of(SessionIds.MEMORY_ID), (source) -> {
		});
		BudgetGuard guard = new BudgetGuard(new Budgets(this.budgets, Clock.systemUTC()), this.budgetMeter, faults);
		Billing billing = new Billing((this.prices != null) ? this.prices : ModelPrices.bundled(), faults);
		return new LangChain4jTracing(
				new TracingRuntime(this.registry, this.convention, sessions, faults, open, billing, guard, masking));
	}

}
