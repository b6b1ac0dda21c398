package dev.clew.observation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.clew.content.ContentSource;
import dev.clew.observation.tree.HandledContext;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one step of LangChain4j while it runs. Inputs and outputs are typed
 * fields, not key values: they are rendered once, and only where somebody keeps them.
 * Filled by one thread at a time.
 */
public abstract class ClewContext extends HandledContext {

	private final ObservationType type;

	private @Nullable List<String> notes;

	private @Nullable Map<String, String> metadata;

	private Level level = Level.DEFAULT;

	private @Nullable String statusMessage;

	private @Nullable String errorType;

	private final ContentField input = new ContentField();

	private final ContentField output = new ContentField();

	private @Nullable Integer iteration;

	private @Nullable Prompt prompt;

	private @Nullable Supplier<Map<String, String>> promptVariables;

	private boolean remote;

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
	 * Raises the level where it is lower, and adds why.
	 * @param level the level
	 * @param message why, said once
	 */
	public void raiseLevel(Level level, String message) {
		String why = this.statusMessage;
		if (why == null || !why.contains(message)) {
			why = (why != null) ? why + "; " + message : message;
		}
		setLevel(this.level.max(level), why);
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
	 * What goes in, while the step starts: whoever wants to keep it renders it then, and
	 * nothing of the application is held for longer.
	 * @return the input, if there is one
	 */
	public @Nullable ContentSource getInput() {
		return this.input.get();
	}

	/**
	 * Sets what goes in. It is rendered when the step starts, and again if it is set
	 * again.
	 * @param input the input
	 */
	public void setInput(@Nullable ContentSource input) {
		this.input.set(input);
	}

	/**
	 * What came out.
	 * @return the output, if there is one
	 */
	public @Nullable ContentSource getOutput() {
		return this.output.get();
	}

	/**
	 * Sets what came out. It is rendered when the step ends.
	 * @param output the output
	 */
	public void setOutput(@Nullable ContentSource output) {
		this.output.set(output);
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
	 * @return the prompt, if there is one, with its variables
	 */
	public @Nullable Prompt getPrompt() {
		Prompt template = this.prompt;
		Supplier<Map<String, String>> variables = this.promptVariables;
		if (template != null && variables != null) {
			this.promptVariables = null;
			this.prompt = new Prompt(template.name(), template.version(), variables.get());
		}
		return this.prompt;
	}

	// Without the variables, which are content and may never be asked for.
	public @Nullable Prompt promptWithoutVariables() {
		Prompt template = this.prompt;
		return (template != null) ? new Prompt(template.name(), template.version(), Map.of()) : null;
	}

	/**
	 * Sets the template that the step uses.
	 * @param prompt the prompt
	 */
	public void setPrompt(@Nullable Prompt prompt) {
		this.prompt = prompt;
		this.promptVariables = null;
	}

	/**
	 * Sets the template that the step uses.
	 * @param name its name
	 * @param version that of its text
	 * @param variables asked once, where the variables are recorded at all
	 */
	public void setPrompt(String name, String version, Supplier<Map<String, String>> variables) {
		this.prompt = new Prompt(name, version, Map.of());
		this.promptVariables = variables;
	}

	/**
	 * Takes over the template of a step around this one.
	 * @param around the step around this one
	 */
	public void setPromptOf(ClewContext around) {
		Prompt template = around.prompt;
		if (template != null) {
			this.prompt = template;
			this.promptVariables = (around.promptVariables != null) ? () -> variablesOf(around) : null;
		}
	}

	private static Map<String, String> variablesOf(ClewContext step) {
		Prompt prompt = step.getPrompt();
		return (prompt != null) ? prompt.variables() : Map.of();
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
	public Map<String, String> metadata() {
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
	public List<String> notes() {
		return (this.notes != null) ? this.notes : List.of();
	}

	public ContentField input() {
		return this.input;
	}

	public ContentField output() {
		return this.output;
	}

	// Lets go of what nobody will render any more.
	public void started() {
		TraceNode node = TraceNode.running(this);
		if (!node.awaitsRecord()) {
			if (!node.keepsContent()) {
				this.input.letGo();
			}
			this.promptVariables = null;
		}
	}

	// Whether the step is of interest only if there are others within it.
	public boolean isSurrounding() {
		return false;
	}

}
