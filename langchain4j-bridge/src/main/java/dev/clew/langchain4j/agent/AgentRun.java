package dev.clew.langchain4j.agent;

import java.time.Instant;
import java.util.function.Supplier;

import dev.clew.content.ContentSource;
import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.ObservedCall;
import dev.clew.langchain4j.run.Runtimes;
import dev.clew.observation.ClewContext;
import dev.clew.observation.step.CurrentStep;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A run of an agent or of a workflow of agents. Knows nothing of LangChain4j's agentic
 * module, which may be absent. Thread-safe.
 */
public final class AgentRun {

	private final AgentInfo agent;

	private final AgentPosition place;

	private final Thread thread = Thread.currentThread();

	private final Instant startedAt = Instant.now();

	private final @Nullable Observation around = Runtimes.currentObservation();

	private final Runnable surroundingsLeft = () -> ObservedCall.safely(runtime(), this::surroundingsLeft);

	private final WorkflowProgress progress;

	private final @Nullable Integer round;

	private volatile @Nullable Step<? extends ClewContext> step;

	private volatile @Nullable Invocation invocation;

	private volatile boolean returned;

	public AgentRun(AgentInfo agent, AgentPosition place) {
		this.agent = agent;
		this.place = place;
		this.progress = new WorkflowProgress(agent);
		this.round = (place.workflow() != null) ? place.workflow().progress.begin(agent.id()) : null;
	}

	public AgentInfo agent() {
		return this.agent;
	}

	public TracingRuntime runtime() {
		return this.place.runtime();
	}

	public ScopeRuns siblings() {
		return this.place.siblings();
	}

	// The run that it is part of.
	public @Nullable AgentRun workflow() {
		return this.place.workflow();
	}

	AgentRun outermost() {
		AgentRun run = this;
		AgentRun around = workflow();
		while (around != null) {
			run = around;
			around = run.workflow();
		}
		return run;
	}

	boolean isOf(Step<?> own) {
		return this.step == own;
	}

	// Its parent, where that is not the current observation.
	public @Nullable Observation parent() {
		return this.place.parent();
	}

	// What was current when it began.
	@Nullable Observation around() {
		return this.around;
	}

	boolean isOfThisThread() {
		return this.thread == Thread.currentThread();
	}

	// Whether a memory id was made up for this call only.
	boolean isPassing(Object memoryId) {
		return memoryId.equals(this.place.passingId());
	}

	public @Nullable Object passingId() {
		return this.place.passingId();
	}

	public boolean isIn(Object scope) {
		return this.place.scope() == scope;
	}

	public <C extends ClewContext> C describe(C context) {
		context.getMetadata().putAll(this.agent.metadata());
		context.getNotes().addAll(this.place.notes());
		context.setIteration(this.round);
		return context;
	}

	// An agent that is noticed only when it ends.
	public <C extends ClewContext> C describeLate(C context) {
		context.setStartedAt(this.startedAt);
		return describe(context);
	}

	public void began(Step<? extends ClewContext> own) {
		this.step = own;
		if (this.agent.kind() == AgentKind.WORKFLOW) {
			siblings().add(this);
			CurrentStep.whenLeft(this.surroundingsLeft);
		}
		own.whenGivenUp(() -> givenUp(own));
	}

	private void givenUp(Step<?> own) {
		siblings().end(this);
		AgentRuns.givenUp(own);
	}

	private void surroundingsLeft() {
		AgentRuns.leave(this);
		endUntold();
	}

	public void began(Invocation own) {
		this.invocation = own;
		this.step = own.step();
		own.step().whenGivenUp(() -> AgentRuns.givenUp(own.step()));
		if (workflow() != null) {
			workflow().progress.latest(own.step());
		}
	}

	public WorkflowProgress progress() {
		return this.progress;
	}

	public boolean hasBegun() {
		return this.step != null;
	}

	// What the steps of this run hang under: where it is not observed, what is around it.
	public @Nullable Observation observation() {
		Step<?> own = this.step;
		return (own != null && !own.observation().isNoop()) ? own.observation() : parent();
	}

	// Its call goes on to wait for agents that run asynchronously.
	public void returned() {
		this.returned = true;
	}

	public boolean hasReturned() {
		return this.returned;
	}

	// Its call has returned a stream.
	public void outlives() {
		CurrentStep.forget(this.surroundingsLeft);
	}

	// Of a workflow that was noticed when its first agent began.
	public void input(Supplier<@Nullable ContentSource> input) {
		Step<? extends ClewContext> own = this.step;
		if (own != null && own.context().getInput() == null) {
			own.complete(() -> own.context().setInput(input.get()));
		}
	}

	public void output(@Nullable ContentSource output) {
		Step<? extends ClewContext> own = this.step;
		if (own != null) {
			own.complete(() -> own.context().setOutput(output));
		}
	}

	public void level(Level level, @Nullable String message) {
		Step<? extends ClewContext> own = this.step;
		if (own != null) {
			own.complete(() -> own.context().setLevel(level, message));
		}
	}

	public void note(String note) {
		Step<? extends ClewContext> own = this.step;
		if (own != null) {
			own.complete(() -> own.context().getNotes().add(note));
		}
	}

	public void end() {
		end(null);
	}

	// An AI service tells its end itself.
	public void suspend(String reason) {
		Step<? extends ClewContext> own = this.step;
		if (own != null && this.invocation == null) {
			own.complete(() -> {
				own.context().setLevel(own.context().getLevel(), reason);
				own.context().getMetadata().put("agent.suspended", "true");
				if (workflow() == null) {
					siblings().suspended(own);
				}
			});
		}
		end();
	}

	public void fail(Throwable error) {
		end(error);
	}

	private void end(@Nullable Throwable error) {
		Step<? extends ClewContext> own = this.step;
		Invocation service = this.invocation;
		if (this.agent.kind() == AgentKind.WORKFLOW) {
			CurrentStep.forget(this.surroundingsLeft);
			siblings().end(this);
			rounds(own);
		}
		if (error != null && service != null) {
			service.fail(error);
		}
		else if (error != null && own != null) {
			own.fail(error);
		}
		else if (own != null && service == null) {
			own.stop();
		}
	}

	private void rounds(@Nullable Step<? extends ClewContext> own) {
		if (own != null && this.agent.isLoop()) {
			String most = String.valueOf(this.progress.rounds());
			own.complete(() -> own.context().getMetadata().put("agent.iterations", most));
		}
	}

	// LangChain4j before 1.18 does not say that the call of a workflow failed.
	void endUntold() {
		Step<? extends ClewContext> own = this.step;
		Throwable error = this.progress.anyFailure();
		if (error != null) {
			fail(error);
			return;
		}
		if (own != null && this.invocation == null) {
			level(Level.WARNING, "LangChain4j did not tell how it ended; it was not later than this");
		}
		end();
	}

}
