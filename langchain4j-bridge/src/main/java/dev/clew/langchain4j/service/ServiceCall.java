package dev.clew.langchain4j.service;

import java.util.UUID;
import java.util.function.Consumer;

import dev.clew.langchain4j.message.Results;
import dev.clew.langchain4j.run.Call;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.observation.step.Step;
import dev.langchain4j.data.message.UserMessage;
import org.jspecify.annotations.Nullable;

/**
 * A call of an AI service on this thread. LangChain4j tells of a run only after it has
 * asked for the messages of system and memory, and of some calls not at all.
 */
final class ServiceCall {

	/** The calls of this thread, innermost first. */
	private static final ThreadLocal<@Nullable ServiceCall> CURRENT = new ThreadLocal<>();

	private final Object service;

	private final Invocation run;

	private final Consumer<@Nullable UserMessage> describer;

	private final @Nullable ServiceCall around = CURRENT.get();

	private boolean told;

	ServiceCall(Object service, Invocation run, Consumer<@Nullable UserMessage> describer) {
		this.service = service;
		this.run = run;
		this.describer = describer;
	}

	@Nullable Object run(Call<@Nullable Object, Throwable> call) throws Throwable {
		CURRENT.set(this);
		Object result;
		try (Step.Scope scope = this.run.step().open()) {
			result = call.call();
		}
		catch (Throwable ex) {
			ObservedCall.safely(this.run.runtime(), () -> failed(ex));
			throw ex;
		}
		finally {
			CURRENT.set(this.around);
		}
		ObservedCall.safely(this.run.runtime(), () -> returned(result));
		return result;
	}

	private void failed(Throwable error) {
		if (!this.told) {
			this.run.step().complete(() -> this.describer.accept(null));
		}
		this.run.fail(error);
	}

	// Where nobody tells of runs, such as a registrar of the application that keeps the
	// events to itself.
	private void returned(@Nullable Object result) {
		if (!this.told) {
			Step<?> step = this.run.step();
			step.complete(() -> this.describer.accept(null));
			step.complete(() -> step.context().setOutput((result != null) ? Results.output(result) : null));
			step.stop();
		}
	}

	// The innermost call, if it is one of that service which LangChain4j has not told of.
	@SuppressWarnings("ReferenceEquality")
	static @Nullable ServiceCall untold(Object service) {
		ServiceCall call = CURRENT.get();
		return (call != null && !call.told && call.service == service) ? call : null;
	}

	void tell(UUID id, UserMessage message) {
		this.told = true;
		Invocations.add(id, this.run);
		this.run.step().complete(() -> this.describer.accept(message));
		this.run.step().described();
	}

}
