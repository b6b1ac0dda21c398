package dev.clew.langchain4j.agent;

import java.util.List;

import dev.clew.observation.step.TracingRuntime;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * Where a run belongs.
 *
 * @param runtime application
 * @param scope what the agents of one call share
 * @param siblings workflows of that scope
 * @param workflow run that it is part of; absent for the outermost
 * @param parent observation that it hangs under; absent for the current one
 * @param passingId memory id that is made up for one call
 * @param notes what is uncertain of that
 */
public record AgentPosition(TracingRuntime runtime, Object scope, ScopeRuns siblings, @Nullable AgentRun workflow,
		@Nullable Observation parent, @Nullable Object passingId, List<String> notes) {

	/** What is noted where a run is part of one that is not traced. */
	public static final String UNTRACED = "what it is part of is not traced";

}
