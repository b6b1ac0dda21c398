package dev.clew.langchain4j;

import java.util.ArrayList;
import java.util.List;

import dev.clew.langchain4j.call.ComponentTracer;
import dev.clew.langchain4j.mcp.McpTracer;
import dev.clew.langchain4j.model.DecisionTracer;
import dev.clew.langchain4j.model.EmbeddingTracer;
import dev.clew.langchain4j.model.GenerationTracer;
import dev.clew.langchain4j.model.ImageTracer;
import dev.clew.langchain4j.model.LanguageModelTracer;
import dev.clew.langchain4j.model.ModerationTracer;
import dev.clew.langchain4j.model.SpeechTracer;
import dev.clew.langchain4j.model.StreamingLanguageModelTracer;
import dev.clew.langchain4j.model.StreamingTracer;
import dev.clew.langchain4j.model.TranscriptionTracer;
import dev.clew.langchain4j.rag.AugmentorTracer;
import dev.clew.langchain4j.rag.RetrieverTracer;
import dev.clew.langchain4j.rag.ScoringTracer;
import dev.clew.langchain4j.rag.StoreTracer;
import dev.clew.langchain4j.run.Activation;
import dev.clew.langchain4j.run.ClassPath;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.trace.InternalApi;

/**
 * The types of component that are traced from around, as far as this version of
 * LangChain4j has them.
 */
@InternalApi
public final class ComponentTracers {

	private ComponentTracers() {
	}

	/**
	 * A tracer for each type.
	 * @param owner application that the components belong to
	 * @return the tracers, those of chat models first
	 */
	public static List<ComponentTracer> of(RuntimeHandle owner) {
		if (Activation.obstacle() != null) {
			return List.of();
		}
		List<ComponentTracer> tracers = new ArrayList<>(List.of(new GenerationTracer(owner), new StreamingTracer(owner),
				new EmbeddingTracer(owner), new ScoringTracer(owner), new ModerationTracer(owner),
				new ImageTracer(owner), new TranscriptionTracer(owner), new LanguageModelTracer(owner),
				new StreamingLanguageModelTracer(owner), new RetrieverTracer(owner), new AugmentorTracer(owner),
				new StoreTracer(owner)));
		if (ClassPath.SPEECH) {
			tracers.add(new SpeechTracer(owner));
		}
		if (ClassPath.DECISIONS) {
			tracers.add(new DecisionTracer(owner));
		}
		if (ClassPath.MCP) {
			tracers.add(new McpTracer(owner));
		}
		return List.copyOf(tracers);
	}

}
