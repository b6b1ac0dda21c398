package dev.clew.store.memory;

import java.time.Instant;
import java.util.Objects;

import dev.clew.store.find.Position;
import dev.clew.store.memory.TraceIndex.Key;
import dev.clew.trace.Level;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where the indexes have a trace.
 *
 * @param start in that of all traces
 * @param session in that of sessions, if it is of one
 * @param user in that of users, if it has one
 * @param level in that of levels, if it is there: most traces are of the usual level, and
 * those are found soon enough among all
 */
record TracePlace(@Nullable Key start, @Nullable Key session, @Nullable Key user, @Nullable Key level) {

	static final TracePlace NOWHERE = new TracePlace(null, null, null, null);

	/** The group of all traces. */
	static final String ALL = "";

	static TracePlace of(Position position, TraceInfo info, Level level) {
		return new TracePlace(new Key(ALL, position), key(info.sessionId(), position), key(info.userId(), position),
				key(listed(level), position));
	}

	private static @Nullable Key key(@Nullable String group, Position position) {
		return (group != null) ? new Key(group, position) : null;
	}

	static @Nullable String listed(@Nullable Level level) {
		return (level != null && level != Level.DEFAULT) ? level.name() : null;
	}

	// Whether nothing has moved, as after most saves.
	boolean isAt(Instant start, TraceInfo info, Level level) {
		return this.start != null && this.start.position().isAt(start)
				&& Objects.equals(group(this.session), info.sessionId())
				&& Objects.equals(group(this.user), info.userId()) && Objects.equals(group(this.level), listed(level));
	}

	private static @Nullable String group(@Nullable Key key) {
		return (key != null) ? key.group() : null;
	}

}
