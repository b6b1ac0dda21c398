package dev.clew.langchain4j.agent;

import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an agent.
 *
 * @param kind how it is run
 * @param id its position in its workflow
 * @param type interface or class
 * @param name what to call its runs
 * @param metadata further facts
 * @param isAsync whether its workflow goes on at once
 * @param isLoop whether it runs its agents in rounds
 * @param isSupervisor whether an AI service plans its runs
 * @param workers how many agents it runs at once, if that is known
 */
public record AgentInfo(AgentKind kind, String id, Class<?> type, String name, Map<String, String> metadata,
		boolean isAsync, boolean isLoop, boolean isSupervisor, int workers) {

	private static final Pattern MAPPED = Pattern.compile("_\\d+");

	// A mapper runs one agent many times at once, each with a number after its id, which
	// the agents below do not know.
	boolean has(@Nullable String position) {
		String own = this.id;
		return position != null && own.startsWith(position)
				&& (own.length() == position.length() || MAPPED.matcher(own.substring(position.length())).matches());
	}

	public boolean isUntyped() {
		return "UntypedAgent".equals(this.type.getSimpleName());
	}

}
