package dev.clew.langchain4j;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.Moderate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ModerationHandover}.
 */
class ModerationHandoverTests {

	private final ModerationHandover handover = new ModerationHandover(Service.class, Duration.ofMillis(1));

	@Test
	void runIsKnownByItsMessageAndNotByTheText() {
		UserMessage first = UserMessage.from("Hello?");
		UserMessage second = UserMessage.from("Hello?");
		InvocationContext firstRun = run("chat", "Hello?");
		InvocationContext secondRun = run("chat", "Hello?");
		this.handover.offer(firstRun, first);
		this.handover.offer(secondRun, second);
		assertThat(this.handover.take(List.of(AiMessage.from("Yes."), second))).isSameAs(secondRun);
		assertThat(this.handover.take(List.of(first))).isSameAs(firstRun);
	}

	@Test
	void threadThatIsEarlyWaitsForTheRun() throws Exception {
		ModerationHandover patient = new ModerationHandover(Service.class, Duration.ofSeconds(30));
		UserMessage message = UserMessage.from("Hello?");
		InvocationContext run = run("chat", "Hello?");
		CompletableFuture<Thread> thread = new CompletableFuture<>();
		CompletableFuture<InvocationContext> taken = CompletableFuture.supplyAsync(() -> {
			thread.complete(Thread.currentThread());
			return patient.take(List.of(message));
		});
		Thread early = thread.get(5, TimeUnit.SECONDS);
		Awaitility.await().until(() -> early.getState() == Thread.State.TIMED_WAITING);
		patient.offer(run, message);
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
		InvocationContext run = run("chat", "Hello?");
		assertThat(this.handover.take(List.of(message))).isNull();
		this.handover.offer(run, message);
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
		UserMessage first = UserMessage.from("Hello?");
		this.handover.offer(run("chat", "Hello?"), first);
		for (int i = 0; i < ModerationHandover.MAX_PENDING; i++) {
			this.handover.offer(run("chat", "Hello?"), UserMessage.from("Hello?"));
		}
		assertThat(this.handover.take(List.of(first))).isNull();
	}

	@Test
	void methodsWithoutModerationAreNotKept() {
		UserMessage message = UserMessage.from("Hello?");
		this.handover.offer(run("chatFreely", "Hello?"), message);
		this.handover.offer(run("chat", "Hello?", "overloaded"), message);
		assertThat(this.handover.take(List.of(message))).isNull();
	}

	@Test
	void otherThingsThanTheMessagesOfARunHaveNoRun() {
		assertThat(this.handover.take("Hello?")).isNull();
		assertThat(this.handover.take(List.of())).isNull();
		assertThat(this.handover.take(List.of(AiMessage.from("Yes.")))).isNull();
	}

	private static InvocationContext run(String method, Object... arguments) {
		return InvocationContext.builder()
			.invocationId(UUID.randomUUID())
			.methodName(method)
			.methodArguments(List.of(arguments))
			.build();
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
