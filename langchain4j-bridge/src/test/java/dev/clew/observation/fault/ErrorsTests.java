package dev.clew.observation.fault;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.clew.observation.Application;
import dev.clew.observation.StepContext;
import dev.clew.observation.ToolContext;
import dev.clew.observation.step.Step;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Status;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The end of a step is recorded whatever its exception does when it is asked.
 */
class ErrorsTests {

	private static final String NO_MESSAGE = "message of the error could not be had: java.lang.IllegalStateException";

	private final Application application = new Application();

	@AfterEach
	void nothingFailed() {
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void stackTraceIsThatOfTheJdk() {
		Exception error = new IllegalStateException("closed", new IllegalArgumentException("no such hut"));
		error.addSuppressed(new IllegalStateException("not rolled back", new IllegalArgumentException()));
		assertThat(failed(error).stackTrace()).isEqualTo(printed(error));
	}

	@Test
	void stackTraceOfALambdaWithinALambdaIsThatOfTheJdkToo() {
		assertThatException().isThrownBy(() -> wrapped(() -> wrapped(() -> {
			throw new IllegalStateException("inner");
		}))).satisfies((error) -> assertThat(failed(error).stackTrace()).isEqualTo(printed(error)));
	}

	@Test
	void messageThatThrowsIsLeftOutAndSaid() {
		ErrorInfo error = failed(new Mute());
		assertThat(error.type()).isEqualTo(Mute.class.getName());
		assertThat(error.message()).isNull();
		assertThat(error.stackTrace()).startsWith(Mute.class.getName() + "\n\tat ");
		assertThat(only().statusMessage()).isEqualTo(Mute.class.getName());
		assertThat(only().notes()).containsExactly(NO_MESSAGE);
	}

	@Test
	void messageThatOverflowsTheStackIsLeftOutAndSaid() {
		ErrorInfo error = failed(new Endless());
		assertThat(error.message()).isNull();
		assertThat(only().notes())
			.containsExactly("message of the error could not be had: java.lang.StackOverflowError");
	}

	@Test
	void whatItPrintsItselfIsNotAsked() {
		ErrorInfo error = failed(new Unprintable());
		assertThat(error.message()).isEqualTo("unprintable");
		assertThat(error.stackTrace()).startsWith(Unprintable.class.getName() + ": unprintable\n\tat ");
		assertThat(only().notes()).isEmpty();
	}

	@Test
	void causeThatThrowsIsLeftOutAndSaid() {
		ErrorInfo error = failed(new Rootless());
		assertThat(error.message()).isEqualTo("rootless");
		assertThat(error.stackTrace()).startsWith(Rootless.class.getName() + ": rootless\n\tat ");
		assertThat(only().notes())
			.containsExactly("stack trace of the error could not be had in full: java.lang.IllegalStateException");
	}

	@Test
	void framesThatThrowAreLeftOutAndSaid() {
		ErrorInfo error = failed(new Frameless());
		assertThat(error.stackTrace()).isEqualTo(Frameless.class.getName() + ": frameless\n");
		assertThat(only().notes())
			.containsExactly("stack trace of the error could not be had in full: java.lang.IllegalStateException");
	}

	@Test
	void messageOfACauseThatThrowsIsLeftOut() {
		ErrorInfo error = failed(new IllegalStateException("outer", new Mute()));
		assertThat(error.message()).isEqualTo("outer");
		assertThat(error.stackTrace()).startsWith("java.lang.IllegalStateException: outer\n")
			.contains("Caused by: " + Mute.class.getName() + "\n");
		assertThat(only().notes()).containsExactly(NO_MESSAGE);
	}

	@Test
	void manyCausesAreCutAndSaid() {
		Throwable error = new IllegalStateException("0");
		for (int i = 1; i <= 20_000; i++) {
			error = new IllegalStateException("c" + i, error);
		}
		assertThat(failed(error).message()).isEqualTo("c20000");
		assertCut(Objects.requireNonNull(only().error()));
	}

	@Test
	void causeThatIsAlwaysAnotherOneIsCutAndSaid() {
		assertCut(failed(new Bottomless(0)));
	}

	@Test
	void causesThatGoRoundInACircleAreSaidOnce() {
		IllegalStateException first = new IllegalStateException("first");
		IllegalStateException second = new IllegalStateException("second", first);
		first.initCause(second);
		first.addSuppressed(second);
		String trace = Objects.requireNonNull(failed(first).stackTrace());
		assertThat(trace).isEqualTo(printed(first))
			.contains("[CIRCULAR REFERENCE: java.lang.IllegalStateException: first]");
	}

	@Test
	void ofAHugeMessageTheBeginningIsKept() {
		ErrorInfo error = failed(new IllegalStateException("m".repeat(5_000_000)));
		assertThat(error.message()).isEqualTo("m".repeat(2000));
		assertThat(error.stackTrace()).hasSizeLessThan(16_100).startsWith("java.lang.IllegalStateException: mmm");
		assertThat(only().notes()).containsExactly("message of the error cut: 2000 of 5000000 characters kept");
	}

	@Test
	void hugeFramesAreCutWhileTheyArePrinted() {
		IllegalStateException error = new IllegalStateException("deep");
		error.setStackTrace(IntStream.range(0, 50_000)
			.mapToObj((line) -> new StackTraceElement("a".repeat(1000), "method", "File.java", line))
			.toArray(StackTraceElement[]::new));
		assertCut(failed(error));
	}

	@Test
	void errorIsAskedOnceHoweverManyStepsFailWithIt() {
		Counting cause = new Counting(null);
		Counting error = new Counting(cause);
		RuntimeException around = new RuntimeException("around", error);
		Observation request = this.application.other("request").start();
		Step<StepContext> agent = this.application.agent("Desk.answer", request);
		Step<ToolContext> tool = this.application.tool("cancel", agent.observation());
		tool.fail(error);
		agent.fail(around);
		request.error(around);
		request.stop();
		assertThat(this.application.trace().observations()).extracting(ObservationRecord::statusMessage)
			.containsExactly("around", "around", "asked 1 times");
		assertThat(this.application.trace().observations()).allSatisfy(
				(one) -> assertThat(Objects.requireNonNull(one.error()).stackTrace()).contains("asked 1 times"));
		assertThat(List.of(error.asked, cause.asked)).extracting(AtomicInteger::get).containsExactly(1, 1);
	}

	@Test
	void factsThatCannotBeRecordedCostTheRecordTheseFactsOnly() {
		Step<StepContext> agent = this.application.agent("Desk.answer");
		agent.context().getMetadata().put("key", null);
		agent.fail(new IllegalStateException("closed"));
		ObservationRecord record = only();
		assertThat(record.status()).isEqualTo(Status.COMPLETED);
		assertThat(record.level()).isEqualTo(Level.ERROR);
		assertThat(record.statusMessage()).isEqualTo("closed");
		assertThat(record.notes()).containsExactly("not all could be recorded: java.lang.NullPointerException");
		assertThat(this.application.faults).containsExactly("recording");
		this.application.faults.clear();
	}

	private void assertCut(ErrorInfo error) {
		assertThat(error.stackTrace()).hasSizeBetween(16_000, 16_100).endsWith("\n... cut");
		assertThat(only().duration()).isLessThan(Duration.ofSeconds(5));
	}

	private ErrorInfo failed(Throwable error) {
		this.application.agent("Desk.answer").fail(error);
		assertThat(only().status()).isEqualTo(Status.COMPLETED);
		assertThat(only().level()).isEqualTo(Level.ERROR);
		return Objects.requireNonNull(only().error());
	}

	private ObservationRecord only() {
		return this.application.trace().observations().get(0);
	}

	private static void wrapped(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String printed(Throwable error) {
		StringWriter trace = new StringWriter();
		error.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static final class Mute extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException("from getMessage");
		}

	}

	private static final class Endless extends RuntimeException {

		@Override
		@SuppressWarnings("InfiniteRecursion")
		public String getMessage() {
			return getMessage();
		}

	}

	private static final class Unprintable extends RuntimeException {

		Unprintable() {
			super("unprintable");
		}

		@Override
		public void printStackTrace(PrintWriter out) {
			throw new IllegalStateException("from printStackTrace");
		}

	}

	private static final class Rootless extends RuntimeException {

		Rootless() {
			super("rootless");
		}

		@Override
		public Throwable getCause() {
			throw new IllegalStateException("from getCause");
		}

	}

	private static final class Frameless extends RuntimeException {

		Frameless() {
			super("frameless");
		}

		@Override
		public StackTraceElement[] getStackTrace() {
			throw new IllegalStateException("from getStackTrace");
		}

	}

	private static final class Bottomless extends RuntimeException {

		private final int depth;

		Bottomless(int depth) {
			super("depth " + depth);
			this.depth = depth;
		}

		@Override
		public Throwable getCause() {
			return new Bottomless(this.depth + 1);
		}

	}

	private static final class Counting extends RuntimeException {

		private final AtomicInteger asked = new AtomicInteger();

		Counting(@Nullable Throwable cause) {
			super(null, cause);
		}

		@Override
		public String getMessage() {
			return "asked " + this.asked.incrementAndGet() + " times";
		}

	}

}
