package dev.clew.langchain4j.model;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.langchain4j.message.KnownTools;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.observation.StepContext;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.model.moderation.Moderation;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.moderation.ModerationRequest;
import dev.langchain4j.model.moderation.ModerationResponse;
import dev.langchain4j.service.Moderate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModerationHandover}.
 */
class ModerationHandoverTests {

	private final TracedApplication application = new TracedApplication();

	private final List<Invocation> runs = new ArrayList<>();

	private final ModerationHandover handover = new ModerationHandover(Service.class, Duration.ofMillis(1));

	@AfterEach
	void close() {
		this.runs.forEach(Invocation::ended);
		this.application.close();
	}

	@Test
	void runIsKnownByItsMessageAndNotByTheText() {
		UserMessage first = UserMessage.from("Hello?");
		UserMessage second = UserMessage.from("Hello?");
		Invocation firstRun = offer(this.handover, first, "chat", "Hello?");
		Invocation secondRun = offer(this.handover, second, "chat", "Hello?");
		assertThat(this.handover.take(List.of(AiMessage.from("Yes."), second))).isSameAs(secondRun);
		assertThat(this.handover.take(List.of(first))).isSameAs(firstRun);
	}

	@Test
	void threadThatIsEarlyWaitsForTheRun() throws Exception {
		ModerationHandover patient = new ModerationHandover(Service.class, Duration.ofSeconds(30));
		UserMessage message = UserMessage.from("Hello?");
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		CompletableFuture<@Nullable Invocation> taken = CompletableFuture.supplyAsync(() -> {
			thread.complete(Thread.currentThread());
			return patient.take(List.of(message));
		});
		Thread early = thread.get(5, TimeUnit.SECONDS);
		Awaitility.await().until(() -> early.getState() == Thread.State.TIMED_WAITING);
		Invocation run = offer(patient, message, "chat", "Hello?");
		assertThat(taken.get(5, TimeUnit.SECONDS)).isSameAs(run);
	}

	@Test
	void nobodyWaitsForEver() {
		assertThat(this.handover.take(List.of(UserMessage.from("Hello?")))).isNull();
	}

	@Test
	void whereNobodyOffersRunsNobodyWaitsTwice() {
		Duration patience = Duration.ofMillis(300);
		ModerationHandover unused = new ModerationHandover(Service.class, patience);
		assertThat(unused.take(List.of(UserMessage.from("Hello?")))).isNull();
		long start = System.nanoTime();
		for (int i = 0; i < 1000; i++) {
			assertThat(unused.take(List.of(UserMessage.from("Hello?")))).isNull();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(patience.multipliedBy(100));
	}

	@Test
	void whereRunsAreOfferedAgainTheyAreWaitedFor() {
		UserMessage message = UserMessage.from("Hello?");
		assertThat(this.handover.take(List.of(message))).isNull();
		Invocation run = offer(this.handover, message, "chat", "Hello?");
		assertThat(this.handover.take(List.of(message))).isSameAs(run);
	}

	@Test
	void interruptedThreadStaysInterrupted() {
		Thread.currentThread().interrupt();
		assertThat(this.handover.take(List.of(UserMessage.from("Hello?")))).isNull();
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void whatNobodyTakesIsBounded() {
		List<UserMessage> messages = Stream.generate(() -> UserMessage.from("Hello?"))
			.limit(ModerationHandover.MAX_PENDING + 1L)
			.toList();
		messages.forEach((message) -> offer(this.handover, message, "chat", "Hello?"));
		assertThat(this.handover.take(List.of(messages.get(0)))).isNull();
		assertThat(this.handover.take(List.of(messages.get(1)))).isNotNull();
	}

	@Test
	void messageThatNobodyModeratesIsNotHeld() {
		WeakReference<UserMessage> message = offered();
		Awaitility.await().until(() -> {
			System.gc();
			return message.refersTo(null);
		});
	}

	private WeakReference<UserMessage> offered() {
		UserMessage message = UserMessage.from("Hello?");
		offer(this.handover, message, "chat", "Hello?");
		return new WeakReference<>(message);
	}

	@Test
	void methodsWithoutModerationAreNotKept() {
		UserMessage message = UserMessage.from("Hello?");
		offer(this.handover, message, "chatFreely", "Hello?");
		offer(this.handover, message, "chat", "Hello?", "overloaded");
		assertThat(this.handover.take(List.of(message))).isNull();
	}

	@Test
	void otherThingsThanTheMessagesOfARunHaveNoRun() {
		assertThat(this.handover.take("Hello?")).isNull();
		assertThat(this.handover.take(List.of())).isNull();
		assertThat(this.handover.take(List.of(AiMessage.from("Yes.")))).isNull();
	}

	@Test
	void runThatHasEndedIsKnownAllTheSame() {
		UserMessage message = UserMessage.from("Hello?");
		Invocation run = offer(this.handover, message, "chat", "Hello?");
		run.ended();
		run.step().stop();
		ModerationModel model = TracingProxy.around(ModerationModel.class, new Lenient(),
				new ModerationTracer(null, this.handover));
		assertThat(model.moderate(List.of(message)).content().flagged()).isFalse();
		assertThat(this.application.tree()).containsExactly("AGENT Service.chat DEFAULT",
				"  GUARDRAIL Lenient DEFAULT");
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void moderationOfNoKnownRunIsATraceOfItsOwn() {
		ModerationModel model = TracingProxy.around(ModerationModel.class, new Lenient(),
				new ModerationTracer(this.application.handle, this.handover));
		model.moderate(List.of(UserMessage.from("Hello?")));
		assertThat(this.application.tree()).containsExactly("GUARDRAIL Lenient DEFAULT");
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void runThatIsNotTracedIsNotWaitedFor() {
		ModerationHandover patient = new ModerationHandover(Service.class, Duration.ofDays(1));
		UserMessage message = UserMessage.from("Hello?");
		patient.offer(context("chat", "Hello?"), message);
		assertThat(patient.take(List.of(message))).isNull();
	}

	private Invocation offer(ModerationHandover handover, UserMessage message, String method, Object... arguments) {
		TracingRuntime runtime = Objects.requireNonNull(this.application.handle.runtime());
		InvocationContext context = context(method, arguments);
		Step<StepContext> step = Step.start(runtime, new StepContext(ObservationType.AGENT, "Service." + method), null);
		Invocation run = new Invocation(context.invocationId(), runtime, step, null, new KnownTools(), () -> false);
		Invocations.add(context.invocationId(), run);
		this.runs.add(run);
		handover.offer(context, message);
		return run;
	}

	private static InvocationContext context(String method, Object... arguments) {
		return InvocationContext.builder()
			.invocationId(UUID.randomUUID())
			.methodName(method)
			.methodArguments(List.of(arguments))
			.build();
	}

	static class Lenient implements ModerationModel {

		@Override
		public ModerationResponse doModerate(ModerationRequest request) {
			return ModerationResponse.builder().moderation(Moderation.notFlagged()).build();
		}

	}

	/**
	 * A service.
	 */
	interface Service {

		@Moderate
		String chat(String message);

		String chat(String message, String how);

		String chatFreely(String message);

	}

}
