package dev.clew.observation.tree;

import java.time.Instant;
import java.util.function.Consumer;

import dev.clew.content.MaskedField;
import dev.clew.content.Masking;
import dev.clew.content.Texts;
import dev.clew.observation.fault.Errors;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a trace as a whole. It hangs on the root, where every observation finds
 * it through its parents, on whichever thread it runs. Thread-safe.
 */
public final class TraceState {

	private static final int MAX_WORD = 200;

	private final Masking masking;

	private final long anchorNanos = System.nanoTime();

	private final Instant anchor = Instant.now();

	private final TraceFacts facts = new TraceFacts();

	private volatile @Nullable String traceId;

	private @Nullable String name;

	private @Nullable String givenName;

	private volatile @Nullable String sessionId;

	private int sessionRank = Integer.MAX_VALUE;

	private volatile @Nullable String ownSessionId;

	private int ownSessionRank = Integer.MAX_VALUE;

	private @Nullable String userId;

	private @Nullable TraceInfo info;

	private @Nullable ObservationRecord firstSaved;

	private @Nullable Consumer<TraceNode> publisher;

	private @Nullable Errors errors;

	private @Nullable TraceContent content;

	private volatile boolean active;

	TraceState(Masking masking) {
		this.masking = masking;
	}

	/**
	 * Offers a session id. Of several the one of the highest rank counts, and of the same
	 * rank the first; that there was another is noted.
	 * @param sessionId the id, valid
	 * @param rank rank of its source, 0 being the highest
	 */
	public synchronized void offerSession(String sessionId, int rank) {
		if (sessionId.equals(this.sessionId)) {
			this.sessionRank = Math.min(rank, this.sessionRank);
			return;
		}
		if (this.sessionId == null || rank < this.sessionRank) {
			if (this.sessionId != null) {
				note("another session id was ignored: " + this.sessionId);
			}
			this.sessionId = sessionId;
			this.sessionRank = rank;
			this.info = null;
		}
		else {
			note("another session id was ignored: " + sessionId);
		}
	}

	/**
	 * Offers a session id that no client has chosen, beside what names the session. Of
	 * several the one of the highest rank counts, and of the same rank the first.
	 * @param sessionId the id, valid
	 * @param rank rank of its source, 0 being the highest
	 */
	public synchronized void offerOwnSession(String sessionId, int rank) {
		if (rank < this.ownSessionRank) {
			this.ownSessionId = sessionId;
			this.ownSessionRank = rank;
		}
	}

	/**
	 * The session by an id that no client has chosen: it may be another one than that
	 * which names the session.
	 * @return its id, if one is known
	 */
	public @Nullable String ownSessionId() {
		return this.ownSessionId;
	}

	/**
	 * The session.
	 * @return its id, if one is known
	 */
	public @Nullable String sessionId() {
		return this.sessionId;
	}

	/**
	 * The user.
	 * @return id of the user, if one is known
	 */
	public synchronized @Nullable String userId() {
		return this.userId;
	}

	/**
	 * Sets the user.
	 * @param userId id of the user
	 */
	public synchronized void user(@Nullable String userId) {
		this.userId = userId;
		this.info = null;
	}

	/**
	 * Says what was ignored or mismatched.
	 * @param note in words
	 */
	public synchronized void note(String note) {
		this.facts.note(note);
		this.info = null;
	}

	/**
	 * Names the trace, whatever its root is called.
	 * @param name at most 200 characters, longer ones are cut; blank ones are ignored
	 */
	public void name(String name) {
		String masked = word(name, MaskedField.NAMES, "name");
		synchronized (this) {
			if (!name.isBlank()) {
				this.givenName = this.facts.cut(masked, name, MAX_WORD, "name of the trace");
				this.info = null;
			}
		}
	}

	/**
	 * Adds a tag.
	 * @param tag at most 200 characters, longer ones are cut; blank ones are ignored, and
	 * so is what comes after the 50th
	 */
	public void tag(String tag) {
		String masked = word(tag, MaskedField.NAMES, "tag");
		synchronized (this) {
			this.facts.tag(masked, tag);
			this.info = null;
		}
	}

	/**
	 * Adds a fact, or replaces the one of the same key.
	 * @param key at most 200 characters, longer ones are cut; blank ones are ignored, and
	 * so is what comes after the 50th
	 * @param value at most 2000 characters, longer ones are cut
	 */
	public void metadata(String key, String value) {
		String name = word(key, MaskedField.METADATA, "metadata key");
		String masked = this.masking.beginning(value, TraceFacts.MAX_VALUE, MaskedField.METADATA,
				"metadata " + Texts.cut(name, MAX_WORD), this::note);
		synchronized (this) {
			this.facts.metadata(name, key, masked, value);
			this.info = null;
		}
	}

	private String word(String word, MaskedField field, String what) {
		return this.masking.beginning(word, MAX_WORD, field, what, this::note);
	}

	/**
	 * What is masked in the trace.
	 * @return the masking
	 */
	public Masking masking() {
		return this.masking;
	}

	public synchronized void rename(String name) {
		if (!name.equals(this.name)) {
			this.name = name;
			this.info = null;
		}
	}

	public synchronized boolean isNamed() {
		return this.name != null;
	}

	@Nullable String traceId() {
		return this.traceId;
	}

	synchronized String traceId(String candidate) {
		if (this.traceId == null) {
			this.traceId = candidate;
		}
		return this.traceId;
	}

	// What else hangs on the trace reaches the store together with an observation.
	public synchronized void saved(ObservationRecord observation, Consumer<TraceNode> publishing) {
		if (this.firstSaved == null) {
			this.firstSaved = observation.withoutContent();
			this.publisher = publishing;
		}
	}

	void publish(TraceNode node) {
		Consumer<TraceNode> publishing = publisher();
		if (publishing != null) {
			publishing.accept(node);
		}
	}

	private synchronized @Nullable Consumer<TraceNode> publisher() {
		return this.publisher;
	}

	public synchronized @Nullable ObservationRecord firstSaved() {
		return this.firstSaved;
	}

	// Only where spans tell content.
	public synchronized TraceContent content() {
		if (this.content == null) {
			this.content = new TraceContent();
		}
		return this.content;
	}

	// Most traces have none.
	public synchronized Errors errors() {
		if (this.errors == null) {
			this.errors = new Errors(this.masking);
		}
		return this.errors;
	}

	public boolean isActive() {
		return this.active;
	}

	public void activate() {
		this.active = true;
	}

	Instant instantOf(long nanos) {
		return this.anchor.plusNanos(nanos - this.anchorNanos);
	}

	public synchronized TraceInfo info(String traceId, long rootStartNanos, Origin origin) {
		if (this.info == null) {
			Instant start = instantOf(rootStartNanos);
			long rootStart = start.getEpochSecond() * 1_000_000_000L + start.getNano();
			this.info = new TraceInfo(traceId, rootStart, currentName(), this.sessionId, this.userId, origin,
					this.facts.tags(), this.facts.metadata(), this.facts.notes());
		}
		return this.info;
	}

	private String currentName() {
		if (this.givenName != null) {
			return this.givenName;
		}
		return (this.name != null) ? this.name : "unnamed";
	}

}
