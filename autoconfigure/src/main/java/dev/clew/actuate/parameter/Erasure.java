package dev.clew.actuate.parameter;

import java.time.Instant;

import dev.clew.store.TraceEditor;
import dev.clew.store.query.TraceQuery;
import dev.clew.store.query.TraceQueryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Which traces to erase: those of a session, of a user, or from before a time.
 *
 * @param session id of the session
 * @param user id of the user
 * @param before the time
 * @param dryRun whether to say only how many there are
 */
public record Erasure(@Nullable String session, @Nullable String user, @Nullable Instant before, boolean dryRun) {

	private static final int SOME = 500;

	/**
	 * What is erased by.
	 * @return the name of the parameter
	 */
	public String what() {
		if (this.session != null) {
			return "session";
		}
		return (this.user != null) ? "user" : "before";
	}

	/**
	 * Whose traces are erased.
	 * @return the value of the parameter
	 */
	public String id() {
		if (this.session != null) {
			return this.session;
		}
		return (this.user != null) ? this.user : String.valueOf(this.before);
	}

	public TraceQueryBuilder query() {
		return TraceQuery.builder().session(this.session).user(this.user).to(this.before).limit(SOME);
	}

	/**
	 * Erases them.
	 * @param editor where they are
	 * @return how many there were
	 */
	public int apply(TraceEditor editor) {
		if (this.session != null) {
			return editor.deleteSession(this.session);
		}
		if (this.user != null) {
			return editor.deleteUser(this.user);
		}
		return (this.before != null) ? editor.deleteBefore(this.before) : 0;
	}

}
