package dev.clew.capture;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.Usage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.UserMessage;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestsTests {

	private static final Application application = Application.start(OneModel.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void whatEndedBeforeTheFirstModelCallIsNotKeptAndWhatComesAfterIs() throws Exception {
		application.openAi().answers(Reply.text("Hello!"), Reply.text("Bye!"));
		application.inRequest(() -> {
			observe("before", () -> "");
			observe("around", () -> chat("Hello?"));
			observe("between", () -> "");
			return chat("Bye?");
		});
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  SPAN around
				    GENERATION gpt-4o-mini
				      SPAN HTTP POST
				  SPAN between
				  GENERATION gpt-4o-mini
				    SPAN HTTP POST
				""");
		assertThat(application.trace().summary().info().name()).isEqualTo("POST /work/{id}");
	}

	@Test
	void rootBeginsAndEndsWithTheRequest() throws Exception {
		application.openAi().answers(Reply.text("Hello!"));
		long before = System.nanoTime();
		application.inRequest(() -> observe("before", () -> "") + chat("Hello?"));
		long took = System.nanoTime() - before;
		ObservationRecord root = application.trace().observations().get(0);
		ObservationRecord generation = application.trace().observations().get(1);
		assertThat(root.startTime()).isBefore(generation.startTime());
		assertThat(root.endTime()).isAfterOrEqualTo(generation.endTime());
		assertThat(Objects.requireNonNull(generation.duration()).toNanos()).isBetween(1L, took);
		assertThat(application.trace().summary().latency()).isEqualTo(root.duration());
	}

	@Test
	void requestWithoutModelCallLeavesNoTrace() throws Exception {
		int before = application.traces().size();
		application.inRequest(() -> observe("before", () -> ""));
		assertThat(application.traceIfAny()).isNull();
		application.openAi().answers(Reply.text("Hello!"));
		application.inRequest(() -> chat("Hello?"));
		application.trace();
		assertThat(application.traces()).hasSize(before + 1);
	}

	@Test
	void callOutsideAnyRequestIsATraceOfItsOwn() {
		application.openAi().answers(Reply.text("Hello!"), Reply.text("Hello!"));
		chat("Hello?");
		Trace first = application.newestTrace();
		AiServices.create(Assistant.class, application.bean(ChatModel.class)).chat("Hello?");
		Trace second = application.newestTrace();
		assertThat(Trees.of(first)).isEqualTo("""
				GENERATION gpt-4o-mini
				  SPAN HTTP POST
				""");
		assertThat(first.summary().info().name()).isEqualTo("gpt-4o-mini");
		assertThat(Trees.of(second)).isEqualTo("""
				AGENT Assistant.chat
				  GENERATION gpt-4o-mini #1
				    SPAN HTTP POST
				""");
		assertThat(second.summary().info().name()).isEqualTo("Assistant.chat");
		assertThat(second.summary().info().traceId()).isNotEqualTo(first.summary().info().traceId());
	}

	@Test
	void serviceThatFailsBeforeItsMessageIsAFailedAgent() {
		Broken broken = AiServices.create(Broken.class, application.bean(ChatModel.class));
		assertThatIllegalArgumentException().isThrownBy(() -> application.inRequest(() -> broken.chat("x")))
			.withMessageContaining("missing");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Broken.chat ERROR
				""");
		ObservationRecord agent = Trees.first(application.trace(), ObservationType.AGENT);
		assertThat(agent.error()).extracting(ErrorInfo::type).isEqualTo("java.lang.IllegalArgumentException");
	}

	@Test
	void errorOfTheProviderIsThatOfEveryStepAroundIt() {
		assertThatExceptionOfType(InternalServerException.class).isThrownBy(() -> application.ask((service) -> {
		}, Reply.error(500, "out of order"))).withMessageContaining("out of order");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    GENERATION gpt-4o-mini #1 ERROR
				      SPAN HTTP POST ERROR
				""");
		ObservationRecord generation = Trees.first(application.trace(), ObservationType.GENERATION);
		assertThat(generation.error()).extracting(ErrorInfo::type).isEqualTo(InternalServerException.class.getName());
		assertThat(generation.statusMessage()).contains("out of order");
		assertThat(generation.output()).isNull();
		assertThat(generation.modelCall()).extracting(ModelCall::usage).isNull();
	}

	@Test
	void errorThatTheApplicationHandlesLeavesTheRequestWell() throws Exception {
		application.openAi().answers(Reply.error(500, "out of order"));
		application.inRequest(() -> {
			try {
				return chat("Hello?");
			}
			catch (InternalServerException ex) {
				return "sorry";
			}
		});
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  GENERATION gpt-4o-mini ERROR
				    SPAN HTTP POST ERROR
				""");
		assertThat(application.trace().summary().level()).isEqualTo(Level.ERROR);
	}

	@Test
	void runningTraceIsVisibleAndHasNoEnd() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> gated(gate));
		try {
			Trace running = runningTrace();
			assertThat(running.summary().status()).isEqualTo(Status.RUNNING);
			assertThat(running.summary().endTime()).isNull();
			assertThat(running.summary().latency()).isNull();
			assertThat(running.observations()).extracting(ObservationRecord::duration).containsOnlyNulls();
			ObservationRecord generation = Trees.first(running, ObservationType.GENERATION);
			assertThat(Trees.json(generation.input())).contains("Hello?");
			assertThat(generation.output()).isNull();
			assertThat(running.summary().usage()).isEqualTo(Usage.NONE);
			gate.countDown();
			assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("Hello!");
			assertThat(application.trace().summary().info()).isEqualTo(running.summary().info());
		}
		finally {
			gate.countDown();
		}
	}

	@Test
	void everyStepOfRunningTraceIsInItsPlace() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> gated(gate));
		try {
			// What the HTTP client calls its request is known at its end only.
			assertThat(Trees.of(runningTrace())).isEqualTo("""
					SPAN POST /work/{id} RUNNING
					  AGENT Assistant.chat RUNNING
					    GENERATION gpt-4o-mini #1 RUNNING
					      SPAN http.client.requests RUNNING
					""");
			gate.countDown();
			answer.get(20, TimeUnit.SECONDS);
			assertThat(application.tree()).isEqualTo("""
					SPAN POST /work/{id}
					  AGENT Assistant.chat
					    GENERATION gpt-4o-mini #1
					      SPAN HTTP POST
					""");
		}
		finally {
			gate.countDown();
		}
	}

	private static Trace runningTrace() {
		return Objects.requireNonNull(Awaitility.await().until(() -> {
			List<Trace> traces = application.traces();
			return traces.isEmpty() ? null : traces.get(0);
		}, (trace) -> trace != null && trace.summary().status() == Status.RUNNING && trace.observations().size() == 4));
	}

	private static String gated(CountDownLatch gate) {
		try {
			return application.ask((service) -> {
			}, Reply.text("Hello!").after(gate));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String chat(String message) {
		return application.bean(ChatModel.class).chat(message);
	}

	private static String observe(String name, Work<String> work) throws Exception {
		return Objects.requireNonNull(Observation.createNotStarted(name, application.bean(ObservationRegistry.class))
			.observeChecked(work::run));
	}

	/**
	 * An AI service whose template has a variable that nobody gives.
	 */
	interface Broken {

		@UserMessage("{{it}} and {{missing}}")
		String chat(String message);

	}

}
