package dev.clew.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import dev.clew.content.ContentSource;
import dev.clew.content.Rendered;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step of LangChain4j while it runs. Inputs and outputs are typed
 * fields, not key values: they are rendered once, and only where somebody keeps them.
 * Filled by one thread at a time.
 */
public abstract class ClewContext extends Observation.Context {

	private static final @Nullable Completion[] NONE = {};

	private final ObservationType type;

	// One for each handler of ours, of which there are few.
	private @Nullable Completion[] completions = NONE;

	private @Nullable List<String> notes;

	private @Nullable Map<String, String> metadata;

	private volatile @Nullable TraceNode node;

	private volatile KeyValues lowCardinality = KeyValues.empty();

	private Level level = Level.DEFAULT;

	private @Nullable String statusMessage;

	private @Nullable String errorType;

	private @Nullable Object request;

	private @Nullable ContentSource input;

	private @Nullable ContentSource output;

	private @Nullable Integer iteration;

	private @Nullable Prompt prompt;

	private @Nullable Instant startedAt;

	private @Nullable Duration measured;

	private @Nullable ContentSource renderedInput;

	private @Nullable Rendered rendering;

	private long headNanos;

	private long startNanos;

	private @Nullable Duration duration;

	private boolean remote;

	private boolean givenUp;

	private boolean parentGiven;

	protected ClewContext(ObservationType type) {
		this.type = type;
	}

	/**
	 * Kind of step.
	 * @return the type
	 */
	public ObservationType getType() {
		return this.type;
	}

	/**
	 * What is called, such as a tool or an agent: the name of the recorded observation.
	 * @return the name
	 */
	public abstract String getStepName();

	/**
	 * The level, {@link Level#ERROR} as soon as there is an error.
	 * @return the level
	 */
	public Level getLevel() {
		return (getError() != null) ? Level.ERROR : this.level;
	}

	/**
	 * Why the level is what it is.
	 * @return the reason, if there is one
	 */
	public @Nullable String getStatusMessage() {
		return this.statusMessage;
	}

	/**
	 * Raises or lowers the level.
	 * @param level the level
	 * @param statusMessage why
	 */
	public void setLevel(Level level, @Nullable String statusMessage) {
		this.level = level;
		this.statusMessage = statusMessage;
	}

	/**
	 * What kind of failure there was without an exception.
	 * @return a low-cardinality name, absent where there was none
	 */
	public @Nullable String getErrorType() {
		return this.errorType;
	}

	/**
	 * Says that the step failed without an exception.
	 * @param errorType a low-cardinality name, such as {@code tool_error}
	 */
	public void setErrorType(String errorType) {
		this.errorType = errorType;
	}

	/**
	 * The request that the step answers, to know it again where one component hands it on
	 * to another.
	 * @return the request as the caller gave it, if there is one
	 */
	public @Nullable Object getRequest() {
		return this.request;
	}

	/**
	 * Sets the request that the step answers.
	 * @param request the request as the caller gave it
	 */
	public void setRequest(Object request) {
		this.request = request;
	}

	/**
	 * What goes in.
	 * @return the input, if there is one
	 */
	public @Nullable ContentSource getInput() {
		return this.input;
	}

	/**
	 * Sets what goes in. It is rendered when the step starts, and again if it is set
	 * again.
	 * @param input the input
	 */
	public void setInput(@Nullable ContentSource input) {
		this.input = input;
	}

	/**
	 * What came out.
	 * @return the output, if there is one
	 */
	public @Nullable ContentSource getOutput() {
		return this.output;
	}

	/**
	 * Sets what came out. It is rendered when the step ends.
	 * @param output the output
	 */
	public void setOutput(@Nullable ContentSource output) {
		this.output = output;
	}

	/**
	 * Whether another process does the work.
	 * @return whether the step is a call of another process
	 */
	public boolean isRemote() {
		return this.remote;
	}

	/**
	 * Says whether another process does the work.
	 * @param remote whether the step is a call of another process
	 */
	public void setRemote(boolean remote) {
		this.remote = remote;
	}

	/**
	 * Round within the agent, from 1.
	 * @return the round; absent outside agents
	 */
	public @Nullable Integer getIteration() {
		return this.iteration;
	}

	/**
	 * Sets the round within the agent.
	 * @param iteration the round, from 1
	 */
	public void setIteration(@Nullable Integer iteration) {
		this.iteration = iteration;
	}

	/**
	 * Template that the step uses.
	 * @return the prompt, if there is one
	 */
	public @Nullable Prompt getPrompt() {
		return this.prompt;
	}

	/**
	 * Sets the template that the step uses.
	 * @param prompt the prompt
	 */
	public void setPrompt(@Nullable Prompt prompt) {
		this.prompt = prompt;
	}

	/**
	 * Further facts, as text.
	 * @return a map to add to
	 */
	public Map<String, String> getMetadata() {
		if (this.metadata == null) {
			this.metadata = new LinkedHashMap<>();
		}
		return this.metadata;
	}

	// Most steps have none: that needs no map.
	Map<String, String> metadata() {
		return (this.metadata != null) ? this.metadata : Map.of();
	}

	/**
	 * What was mismatched or left out.
	 * @return a list to add to
	 */
	public List<String> getNotes() {
		if (this.notes == null) {
			this.notes = new ArrayList<>();
		}
		return this.notes;
	}

	// Most steps have none: that needs no list.
	List<String> notes() {
		return (this.notes != null) ? this.notes : List.of();
	}

	// Place in the tree, which others hang among their key values.
	@Nullable TraceNode node() {
		return this.node;
	}

	void setNode(TraceNode node) {
		this.node = node;
	}

	/**
	 * Start of a step that had begun before it was noticed.
	 * @return the start; absent where the step is observed from its beginning
	 */
	public @Nullable Instant getStartedAt() {
		return this.startedAt;
	}

	/**
	 * Says that the step had begun before it was noticed.
	 * @param startedAt when
	 */
	public void setStartedAt(Instant startedAt) {
		this.startedAt = startedAt;
	}

	/**
	 * Says that the step is over already, and how long it took.
	 * @param measured duration that was measured around the work
	 */
	public void setMeasured(Duration measured) {
		this.measured = measured;
	}

	/**
	 * Duration measured around the work.
	 * @return the duration, absent while the step runs
	 */
	public @Nullable Duration getDuration() {
		return this.duration;
	}

	// Kept as the conventions give them, rather than put into a map and sorted again each
	// time somebody asks.
	@Override
	public synchronized Observation.Context addLowCardinalityKeyValues(KeyValues keyValues) {
		if (keyValues != null && !this.lowCardinality.equals(keyValues)) {
			this.lowCardinality = haveSameKeys(this.lowCardinality, keyValues) ? keyValues
					: this.lowCardinality.and(keyValues);
		}
		return this;
	}

	// Where the values of all keys are new ones, there is nothing to be merged.
	private static boolean haveSameKeys(KeyValues some, KeyValues others) {
		Iterator<KeyValue> other = others.iterator();
		for (KeyValue one : some) {
			if (!other.hasNext() || !other.next().getKey().equals(one.getKey())) {
				return false;
			}
		}
		return !other.hasNext();
	}

	@Override
	public synchronized Observation.Context addLowCardinalityKeyValue(KeyValue keyValue) {
		this.lowCardinality = this.lowCardinality.and(keyValue);
		return this;
	}

	@Override
	public synchronized Observation.Context removeLowCardinalityKeyValue(String key) {
		this.lowCardinality = KeyValues
			.of(this.lowCardinality.stream().filter((keyValue) -> !keyValue.getKey().equals(key)).toList());
		return this;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues() {
		return this.lowCardinality;
	}

	@Override
	public @Nullable KeyValue getLowCardinalityKeyValue(String key) {
		for (KeyValue keyValue : this.lowCardinality) {
			if (keyValue.getKey().equals(key)) {
				return keyValue;
			}
		}
		return null;
	}

	// The input as it was rendered before, if it still is the same.
	Rendered rendered(ContentSource source, Callable<Rendered> renderer) throws Exception {
		if (source != this.input) {
			return renderer.call();
		}
		if (this.rendering == null || this.renderedInput != source) {
			this.rendering = renderer.call();
			this.renderedInput = source;
		}
		return this.rendering;
	}

	void completeBy(Completion completion) {
		this.completions = Arrays.copyOf(this.completions, this.completions.length + 1);
		this.completions[this.completions.length - 1] = completion;
	}

	// Whether this is the first call: a step is completed once.
	boolean takeCompletion(Completion completion) {
		for (int i = 0; i < this.completions.length; i++) {
			if (completion.equals(this.completions[i])) {
				this.completions[i] = null;
				return true;
			}
		}
		return false;
	}

	// Those that were not taken, each at its turn.
	void forEachCompletion(Consumer<Completion> action) {
		for (Completion completion : this.completions) {
			if (completion != null) {
				action.accept(completion);
			}
		}
	}

	// Whether the step is of interest only if there are others within it.
	boolean isSurrounding() {
		return false;
	}

	long getStartNanos() {
		return this.startNanos;
	}

	void giveUp(String reason) {
		this.givenUp = true;
		setLevel(getLevel().max(Level.WARNING), reason);
		getNotes().add(Unfinished.END_UNKNOWN);
	}

	void endLate() {
		getNotes().remove(Unfinished.END_UNKNOWN);
		getNotes().add(Unfinished.ENDED_LATER);
	}

	// Whether nobody ended the step: how long it took is not known.
	boolean isGivenUp() {
		return this.givenUp;
	}

	// Whether the parent was given by a hook, rather than found on the thread.
	boolean isParentGiven() {
		return this.parentGiven;
	}

	void setParentGiven() {
		this.parentGiven = true;
	}

	void begin() {
		this.headNanos = head();
		this.startNanos = System.nanoTime() - this.headNanos;
	}

	long getHeadNanos() {
		return this.headNanos;
	}

	// What had passed when the step was noticed.
	private long head() {
		if (this.measured != null) {
			return this.measured.toNanos();
		}
		Instant early = this.startedAt;
		return (early != null) ? Math.max(0, Duration.between(early, Instant.now()).toNanos()) : 0;
	}

	void end() {
		if (this.duration == null) {
			this.duration = (this.measured != null) ? this.measured
					: Duration.ofNanos(System.nanoTime() - this.startNanos);
		}
	}

}
