package dev.clew.langchain4j.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the class path has of that which not every version of LangChain4j has, and of
 * optional libraries.
 */
public final class ClassPath {

	/** Clients of MCP servers. */
	public static final boolean MCP = has("dev.langchain4j.mcp.client.McpClient");

	/** Models that speak. */
	public static final boolean SPEECH = has("dev.langchain4j.model.audio.TextToSpeechModel");

	/** Models that decide. */
	public static final boolean DECISIONS = has("dev.langchain4j.model.decision.DecisionModel");

	/** Embedding by requests. */
	public static final boolean EMBEDDING_REQUESTS = has("dev.langchain4j.model.embedding.request.EmbeddingRequest");

	/** Scoring by requests. */
	public static final boolean SCORING_REQUESTS = has("dev.langchain4j.model.scoring.request.ScoringRequest");

	/** Names of guardrails. */
	public static final boolean GUARDRAIL_NAMES = has("dev.langchain4j.guardrail.Guardrail", "name");

	private static final boolean ASYNCHRONOUS = has("dev.langchain4j.model.chat.response.ChatModelStreamingEvent");

	private static final Map<String, Boolean> FEATURES = Map.of("text-to-speech models", SPEECH, "decision models",
			DECISIONS, "embedding requests", EMBEDDING_REQUESTS, "names of guardrails", GUARDRAIL_NAMES,
			"asynchronous calls", ASYNCHRONOUS);

	private ClassPath() {
	}

	/**
	 * What newer versions of LangChain4j have that Clew traces.
	 * @return what this one lacks, such as {@code decision models}; empty where it has
	 * all
	 */
	public static List<String> lacking() {
		List<String> lacking = new ArrayList<>();
		new TreeMap<>(FEATURES).forEach((feature, there) -> {
			if (!there) {
				lacking.add(feature);
			}
		});
		return lacking;
	}

	static boolean has(String className) {
		try {
			Class.forName(className, false, ClassPath.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	private static boolean has(String className, String method) {
		try {
			Class.forName(className, false, ClassPath.class.getClassLoader()).getMethod(method);
			return true;
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return false;
		}
	}

}
