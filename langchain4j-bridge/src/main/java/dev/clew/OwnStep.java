package dev.clew;

import java.util.List;
import java.util.Map;

import dev.clew.content.ContentSource;
import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.Texts;
import dev.clew.observation.step.Step;
import dev.clew.observation.tree.TraceNode;
import dev.clew.trace.Level;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A step of your own that has begun: {@link #close()} or {@link #fail(Throwable)} ends
 * it, on whichever thread, and the first of them counts. No method throws. Used by one
 * thread at a time.
 */
public final class OwnStep implements AutoCloseable {

	private static final int MAX_METADATA = 50;

	private static final int MAX_NOTES = 50;

	private static final int MAX_KEY = 200;

	private static final int MAX_VALUE = 2000;

	private final Step<?> step;

	OwnStep(Step<?> step) {
		this.step = step;
	}

	/**
	 * Makes the step the current one of this thread, so that what is done here becomes
	 * part of it. Must not be left open from one callback to the next.
	 * @return to be closed on the same thread
	 */
	public Step.Scope open() {
		return this.step.open();
	}

	/**
	 * Says what goes in.
	 * @param input data to be rendered as JSON when the step ends; what is no data is
	 * recorded by the name of its class
	 * @return this step
	 */
	public OwnStep input(@Nullable Object input) {
		this.step.context().setInput(ContentSource.of(input));
		return this;
	}

	/**
	 * Says what came out.
	 * @param output data to be rendered as JSON when the step ends; what is no data is
	 * recorded by the name of its class
	 * @return this step
	 */
	public OwnStep output(@Nullable Object output) {
		this.step.context().setOutput(ContentSource.of(output));
		return this;
	}

	/**
	 * Adds a fact, or replaces the one of the same key.
	 * @param key at most 200 characters, longer ones are cut
	 * @param value at most 2000 characters, longer ones are cut; after the 50th fact
	 * further ones are dropped, and the step says so
	 * @return this step
	 */
	public OwnStep metadata(String key, String value) {
		this.step.complete(() -> put(masked(key, MAX_KEY, "metadata key"), masked(value, MAX_VALUE, "metadata")));
		return this;
	}

	// Before it is cut, so that no part of what is masked is left.
	private String masked(String text, int kept, String what) {
		TraceNode node = TraceNode.of(this.step.context());
		Masking masking = (node != null) ? node.state().masking() : Masking.NONE;
		return Texts.cut(masking.beginning(text, kept, MaskedField.METADATA, what, this::add), kept);
	}

	private void put(String key, String value) {
		Map<String, String> metadata = this.step.context().getMetadata();
		if (metadata.size() < MAX_METADATA || metadata.containsKey(key)) {
			metadata.put(key, value);
			return;
		}
		note("metadata dropped: a step has at most " + MAX_METADATA);
	}

	/**
	 * Says what was left out or does not fit together.
	 * @param note in words, at most 2000 characters, longer ones are cut
	 * @return this step
	 */
	public OwnStep note(String note) {
		this.step.complete(() -> add(masked(note, MAX_VALUE, "note")));
		return this;
	}

	private void add(String note) {
		List<String> notes = this.step.context().getNotes();
		if (notes.size() < MAX_NOTES && !notes.contains(note)) {
			notes.add(note);
		}
	}

	/**
	 * Sets the level. A step that fails is {@link Level#ERROR} all the same.
	 * @param level the level
	 * @param message why
	 * @return this step
	 */
	public OwnStep level(Level level, @Nullable String message) {
		this.step.context().setLevel(level, message);
		return this;
	}

	/**
	 * Ends the step as failed.
	 * @param error why
	 */
	public void fail(Throwable error) {
		this.step.fail(error);
	}

	/**
	 * Ends the step.
	 */
	@Override
	public void close() {
		this.step.stop();
	}

	/**
	 * The observation of the step, for what needs it, such as the context of Reactor.
	 * @return the observation; one that does nothing where such steps are switched off
	 */
	public Observation observation() {
		return this.step.observation();
	}

	boolean hasOutput() {
		return this.step.context().getOutput() != null;
	}

}
