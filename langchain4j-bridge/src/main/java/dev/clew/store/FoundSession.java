package dev.clew.store;

import java.util.List;

import dev.clew.trace.Session;
import dev.clew.trace.TraceSummary;

/**
 * A session found.
 *
 * @param session what its traces add up to
 * @param traces its traces by start, oldest first; empty unless the query asked for one
 * session by id
 */
public record FoundSession(Session session, List<TraceSummary> traces) {

}
