package dev.clew.langchain4j.agentic;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.langchain4j.agent.AgentInfo;
import dev.clew.langchain4j.agent.AgentKind;
import dev.clew.langchain4j.message.Results;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.internal.DelayedResponse;
import dev.langchain4j.agentic.planner.AgentInstance;
import dev.langchain4j.agentic.planner.AgenticSystemTopology;
import dev.langchain4j.agentic.scope.AgenticScope;
import dev.langchain4j.agentic.supervisor.SupervisorPlanner;
import dev.langchain4j.agentic.workflow.impl.ParallelPlanner;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.service.TokenStream;
import org.jspecify.annotations.Nullable;

/**
 * What LangChain4j's agentic module says of an agent, and of what goes in and comes out.
 */
final class AgentDescription {

	private static final String UNNAMED = "invoke";

	private AgentDescription() {
	}

	static AgentInfo of(AgentInstance agent) {
		AgentKind kind = kindOf(agent);
		String item = itemOf(agent);
		String name = (item != null) ? cut(agent.name(), item) : agent.name();
		int workers = (agent.plannerType() == ParallelPlanner.class) ? agent.subagents().size() : 0;
		return new AgentInfo(kind, agent.agentId(), agent.type(), nameOf(agent, name),
				metadata(agent, kind, name, item), agent.async(), agent.topology() == AgenticSystemTopology.LOOP,
				agent.plannerType() == SupervisorPlanner.class, workers);
	}

	private static AgentKind kindOf(AgentInstance agent) {
		if (agent.plannerType() != null) {
			return AgentKind.WORKFLOW;
		}
		return (agent.topology() == AgenticSystemTopology.AI_AGENT) ? AgentKind.SERVICE : AgentKind.OTHER;
	}

	private static String nameOf(AgentInstance agent, String name) {
		if (!UntypedAgent.class.equals(agent.type())) {
			return agent.type().getSimpleName() + "." + name;
		}
		boolean unnamed = UNNAMED.equals(name) && agent.plannerType() != null;
		return unnamed ? agent.plannerType().getSimpleName() : name;
	}

	private static Map<String, String> metadata(AgentInstance agent, AgentKind kind, String name,
			@Nullable String item) {
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put("agent.name", name);
		if (agent.description() != null && !agent.description().isBlank()) {
			metadata.put("agent.description", agent.description());
		}
		if (kind == AgentKind.WORKFLOW) {
			metadata.put("agent.planner", agent.plannerType().getSimpleName());
		}
		else if (agent.topology() == AgenticSystemTopology.HUMAN_IN_THE_LOOP) {
			metadata.put("agent.topology", agent.topology().name().toLowerCase(Locale.ROOT));
		}
		if (item != null) {
			metadata.put("agent.item", item);
		}
		return metadata;
	}

	// A mapper numbers the runs of its one agent, in name and id.
	private static @Nullable String itemOf(AgentInstance agent) {
		AgentInstance parent = agent.parent();
		if (parent == null || parent.subagents().size() != 1) {
			return null;
		}
		String id = parent.subagents().get(0).agentId() + "_";
		return agent.agentId().startsWith(id) ? agent.agentId().substring(id.length()) : null;
	}

	private static String cut(String name, String item) {
		String suffix = "_" + item;
		return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
	}

	// LangChain4j gives a human the whole scope: what is asked are the arguments that
	// the agent names, or what it is described by.
	static @Nullable ContentSource input(AgentInstance agent, @Nullable Map<String, Object> inputs,
			AgenticScope scope) {
		ContentSource input = input(inputs);
		if (input != null || agent.topology() != AgenticSystemTopology.HUMAN_IN_THE_LOOP) {
			return input;
		}
		Map<String, Object> asked = new LinkedHashMap<>();
		agent.arguments().forEach((argument) -> asked.put(argument.name(), scope.state().get(argument.name())));
		asked.values().removeIf(Objects::isNull);
		return (asked.isEmpty() && agent.description() != null) ? ContentSource.text(agent.description())
				: input(asked);
	}

	// Copied at once: the application may go on to change the map.
	static @Nullable ContentSource input(@Nullable Map<String, Object> inputs) {
		Map<String, Object> values = (inputs != null) ? values(inputs) : Map.of();
		if (values.isEmpty()) {
			return null;
		}
		return (json) -> {
			json.writeStartObject();
			for (Map.Entry<String, Object> input : values.entrySet()) {
				json.writeFieldName(input.getKey());
				write(json, output(input.getValue()));
			}
			json.writeEndObject();
		};
	}

	// LangChain4j gives parameters of the invocation too, without a name.
	private static Map<String, Object> values(Map<String, Object> inputs) {
		Map<String, Object> values = new TreeMap<>();
		inputs.forEach((name, value) -> {
			if (!(value instanceof InvocationParameters)) {
				values.put(String.valueOf(name), value);
			}
		});
		return values;
	}

	private static void write(JsonGenerator json, @Nullable ContentSource value) throws IOException {
		if (value != null) {
			value.writeTo(json);
		}
		else {
			json.writeNull();
		}
	}

	// Nothing is waited for, and no stream is started.
	static @Nullable ContentSource output(@Nullable Object value) {
		if (value instanceof DelayedResponse<?> response) {
			return ContentSource.text(response.isDone() ? "<done>" : "<pending>");
		}
		if (value instanceof TokenStream) {
			return ContentSource.text("<stream>");
		}
		return (value != null) ? Results.output(value) : null;
	}

}
