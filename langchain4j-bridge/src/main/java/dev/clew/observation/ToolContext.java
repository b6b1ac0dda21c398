package dev.clew.observation;

import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool that a model asked for.
 */
public final class ToolContext extends ClewContext {

	private final String toolName;

	private final @Nullable String toolCallId;

	private final boolean known;

	/**
	 * A call that is about to be made.
	 * @param toolName name by which the model asked for it
	 * @param toolCallId id that the model gave the call
	 * @param known whether there is such a tool: models make up names, which must not
	 * become values of meter tags
	 */
	public ToolContext(String toolName, @Nullable String toolCallId, boolean known) {
		super(ObservationType.TOOL);
		this.toolName = toolName;
		this.toolCallId = toolCallId;
		this.known = known;
	}

	@Override
	public String getStepName() {
		return this.toolName;
	}

	/**
	 * Id that the model gave the call.
	 * @return the id, if it gave one
	 */
	public @Nullable String getToolCallId() {
		return this.toolCallId;
	}

	/**
	 * Whether there is such a tool.
	 * @return {@code false} for a name that the model made up
	 */
	public boolean isKnown() {
		return this.known;
	}

}
