package dev.clew.langchain4j.rag;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.Executor;

import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.call.Forms;
import dev.clew.langchain4j.call.Operation;
import dev.clew.langchain4j.call.PrivateFields;
import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.run.EnclosingObservation;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.ClewContext;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Traces retrieval augmentation, and the stages of LangChain4j's own augmentor: these are
 * called through a twin of it that lives as long as the call. Any other augmentor is
 * traced as a whole.
 */
public final class AugmentorTracer extends ComponentTracer {

	private static final PrivateFields PARTS = PrivateFields.of(DefaultRetrievalAugmentor.class,
			List.of("queryTransformer", "queryRouter", "contentAggregator", "contentInjector", "executor"),
			List.of("offloadBlocking"));

	/**
	 * A tracer.
	 * @param owner application that the augmentors belong to; {@code null} where that is
	 * not known
	 */
	public AugmentorTracer(@Nullable RuntimeHandle owner) {
		super(RetrievalAugmentor.class, "retrieval augmentor", owner);
	}

	@Override
	protected @Nullable Operation<?> operation(Object component, Method method, @Nullable Object[] arguments) {
		if (!isAugment(method) || arguments.length != 1 || !(arguments[0] instanceof AugmentationRequest request)) {
			return null;
		}
		StepContext context = new StepContext(ObservationType.CHAIN, nameOf(component));
		context.put(RetrievedContents.class, new RetrievedContents());
		if (request.chatMessage() instanceof UserMessage message) {
			context.setInput((json) -> MessageContents.write(json, message.contents()));
		}
		return new Operation<>(context, request.metadata().invocationContext(), AugmentorTracer::returned);
	}

	private static void returned(StepContext context, @Nullable Object result) {
		RetrievedContents retrieved = context.get(RetrievedContents.class);
		if (result instanceof AugmentationResult augmentation && retrieved != null) {
			context.setOutput(retrieved.output(augmentation));
			context.getNotes().addAll(retrieved.notes());
		}
	}

	@Override
	public boolean hasTwins() {
		return true;
	}

	// Without a step around it there is nothing to hang the stages under.
	@Override
	protected Object twin(Object component, Method method) throws IllegalAccessException {
		@Nullable Object[] parts = isAugment(method) ? PARTS.read(component) : null;
		Observation around = (parts != null) ? Runtimes.currentObservation() : null;
		TracingRuntime runtime = (around != null) ? Runtimes.resolve(owner()) : null;
		return (parts != null && around != null && runtime != null)
				? twin(parts, new Stages(new EnclosingObservation(runtime, around), owner(), retrieved())) : component;
	}

	private static DefaultRetrievalAugmentor twin(@Nullable Object[] parts, Stages stages) {
		QueryTransformer transformer = stages.transformer((QueryTransformer) parts[0]);
		QueryRouter router = stages.router((QueryRouter) parts[1]);
		ContentAggregator aggregator = stages.aggregator((ContentAggregator) parts[2]);
		ContentInjector injector = stages.injector((ContentInjector) parts[3]);
		Executor executor = (Executor) parts[4];
		return (parts[5] != null)
				? new DefaultRetrievalAugmentor(transformer, router, aggregator, injector, executor, (Boolean) parts[5])
				: new DefaultRetrievalAugmentor(transformer, router, aggregator, injector, executor);
	}

	// Of the step that this is a call of. Where that is disabled, nobody asks for them.
	private static RetrievedContents retrieved() {
		ClewContext step = CurrentStep.context();
		RetrievedContents contents = (step != null) ? step.get(RetrievedContents.class) : null;
		return (contents != null) ? contents : new RetrievedContents();
	}

	private static boolean isAugment(Method method) {
		return "augment".equals(Forms.nameOf(method));
	}

	@Override
	public @Nullable String limitOf(Object component) {
		if (component.getClass() != DefaultRetrievalAugmentor.class) {
			return "as a whole only: the stages of " + component.getClass().getName() + " are not known";
		}
		String obstacle = PARTS.obstacle();
		return (obstacle != null) ? "as a whole only: " + obstacle : null;
	}

}
