package dev.clew.langchain4j.agent;

import java.io.IOException;

import dev.clew.content.ContentRenderer;
import dev.clew.observation.step.Step;
import dev.clew.observation.step.TracingRuntime;
import dev.clew.observation.tree.SessionIds;
import dev.clew.observation.tree.TraceNode;
import dev.langchain4j.service.memory.ChatMemoryService;
import org.jspecify.annotations.Nullable;

/**
 * Memory ids of AI services and workflows as sessions.
 */
public final class MemoryIds {

	private static final int MAX_ID = 1000;

	private MemoryIds() {
	}

	// Of an AI service or a workflow, unless the id was made up for the call.
	public static void session(TracingRuntime runtime, Step<?> step, @Nullable Object memoryId) {
		TraceNode node = TraceNode.of(step.context());
		if (node != null && memoryId != null && !ChatMemoryService.DEFAULT.equals(memoryId)
				&& !AgentRuns.isPassing(memoryId)) {
			runtime.sessions().offer(node.state(), SessionIds.MEMORY_ID, idOf(memoryId));
		}
	}

	// The application may have a class of its own for ids, which is not asked for a text.
	private static String idOf(Object memoryId) {
		try {
			return (memoryId instanceof String id) ? id : new ContentRenderer(MAX_ID).text(memoryId);
		}
		catch (IOException ex) {
			return memoryId.getClass().getName();
		}
	}

}
