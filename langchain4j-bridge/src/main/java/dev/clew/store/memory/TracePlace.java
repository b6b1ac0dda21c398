package dev.clew.store.memory;

import java.util.Objects;

import dev.clew.trace.Level;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where the indexes have a trace.
 *
 * @param position its start and id
 * @param sessionId its session
 * @param userId its user
 * @param level its highest level
 */
record TracePlace(Position position, @Nullable String sessionId, @Nullable String userId, Level level) {

	static final TracePlace NOWHERE = new TracePlace(Position.none(""), null, null, Level.DEFAULT);

	// This one where nothing has moved, as after most saves.
	TracePlace moved(Position position, TraceInfo info, Level level) {
		boolean same = position.equals(this.position) && Objects.equals(info.sessionId(), this.sessionId)
				&& Objects.equals(info.userId(), this.userId) && level == this.level;
		return same ? this : new TracePlace(position, info.sessionId(), info.userId(), level);
	}

}
