package dev.clew.observation;

import java.time.Duration;
import java.util.Map;

import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * A call of a model that generates: a chat model, or one that makes images, speech or
 * plain text.
 */
public final class GenerationContext extends ModelContext {

	private final String operation;

	private final String callName;

	private Map<String, Object> parameters = Map.of();

	private @Nullable String responseId;

	private @Nullable String finishReason;

	private long firstTokenNanos;

	private volatile boolean firstTokenSeen;

	/**
	 * A call of a chat model that is about to be made.
	 */
	public GenerationContext() {
		this("chat", "chat");
	}

	/**
	 * A call that is about to be made.
	 * @param operation operation by the GenAI conventions, such as
	 * {@code generate_content}
	 * @param callName what the call is called where the model's name is not known
	 */
	public GenerationContext(String operation, String callName) {
		super(ObservationType.GENERATION);
		this.operation = operation;
		this.callName = callName;
	}

	@Override
	public String getStepName() {
		String model = getRequestModel();
		return (model != null) ? model : this.callName;
	}

	/**
	 * Parameters that were set, by the names of the GenAI conventions without prefix,
	 * such as {@code temperature} or {@code max_tokens}.
	 * @return the parameters: numbers, texts and lists of texts
	 */
	public Map<String, Object> getParameters() {
		return this.parameters;
	}

	/**
	 * Sets the parameters.
	 * @param parameters the parameters
	 */
	public void setParameters(Map<String, Object> parameters) {
		this.parameters = parameters;
	}

	/**
	 * Id that the provider gave the response.
	 * @return the id, if the provider said
	 */
	public @Nullable String getResponseId() {
		return this.responseId;
	}

	/**
	 * Sets the id of the response.
	 * @param responseId the id
	 */
	public void setResponseId(@Nullable String responseId) {
		this.responseId = responseId;
	}

	/**
	 * Why the model stopped.
	 * @return the reason in lower case, if the provider said
	 */
	public @Nullable String getFinishReason() {
		return this.finishReason;
	}

	/**
	 * Sets why the model stopped.
	 * @param finishReason the reason in lower case
	 */
	public void setFinishReason(@Nullable String finishReason) {
		this.finishReason = finishReason;
	}

	/**
	 * Time from the request to the first token of a stream.
	 * @return the time, absent where nothing was streamed
	 */
	public @Nullable Duration getTimeToFirstToken() {
		return this.firstTokenSeen ? Duration.ofNanos(this.firstTokenNanos - TraceNode.running(this).startNanos())
				: null;
	}

	/**
	 * Says that a token has come in. Only the first call counts.
	 */
	public void tokenSeen() {
		if (!this.firstTokenSeen) {
			this.firstTokenNanos = System.nanoTime();
			this.firstTokenSeen = true;
		}
	}

	@Override
	String operationName() {
		return this.operation;
	}

	@Override
	Map<String, Object> parameters() {
		return this.parameters;
	}

	public @Override @Nullable Duration timeToFirstToken() {
		return getTimeToFirstToken();
	}

	@Override
	@Nullable String finishReason() {
		return this.finishReason;
	}

	@Override
	@Nullable String responseId() {
		return this.responseId;
	}

}
