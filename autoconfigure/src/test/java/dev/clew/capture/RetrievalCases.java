package dev.clew.capture;

import java.util.List;
import java.util.Set;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.aggregator.ReRankingContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.ExpandingQueryTransformer;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import dev.langchain4j.store.embedding.EmbeddingStore;

/**
 * Retrieval with all that is in it.
 */
final class RetrievalCases {

	static final Set<Class<?>> STAGES = Set.of(RetrievalAugmentor.class, QueryTransformer.class, QueryRouter.class,
			ContentRetriever.class, EmbeddingModel.class, EmbeddingStore.class, ContentAggregator.class,
			ScoringModel.class, ContentInjector.class);

	// What is below the AI service or agent.
	static final String ALL_STAGES = """
			CHAIN DefaultRetrievalAugmentor -> {"contents":[\
			{"content":"no dogs","score":1.0,"rerankedScore":0.25,"inPrompt":true},\
			{"content":"quiet from ten","score":0.5,"metadata":{"file":"rules.md"},"inPrompt":false}],\
			"message":"Hello?\\n\\nAnswer using the following information:\\nno dogs"}
			  CHAIN ExpandingQueryTransformer -> ["dogs?"]
			    GENERATION gpt-4o-mini -> {"role":"assistant","content":"dogs?"}
			      SPAN HTTP POST
			  CHAIN DefaultQueryRouter -> ["EmbeddingStoreContentRetriever"]
			  RETRIEVER EmbeddingStoreContentRetriever -> [{"content":"no dogs","score":1.0},\
			{"content":"quiet from ten","score":0.5,"metadata":{"file":"rules.md"}}]
			    EMBEDDING Dogs -> {"count":1,"dimension":2}
			    SPAN InMemoryEmbeddingStore.search -> [\
			{"id":"no dogs","score":1.0,"embedded":{"content":"no dogs"}},\
			{"id":"quiet from ten","score":0.5,\
			"embedded":{"content":"quiet from ten","metadata":{"file":"rules.md"}}}]
			  CHAIN ReRankingContentAggregator -> [{"content":"no dogs","score":1.0,"rerankedScore":0.25}]
			    EVALUATOR Occurrences -> [0.25,0.0]
			  CHAIN DefaultContentInjector -> \
			"Hello?\\n\\nAnswer using the following information:\\nno dogs"
			GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"No."}
			  SPAN HTTP POST
			""";

	private RetrievalCases() {
	}

	static List<CoverageCase> all() {
		return List.of(stagesThatAreNoBeans(), augmentor(), retriever(), store(), reranker());
	}

	private static CoverageCase stagesThatAreNoBeans() {
		return new CoverageCase(STAGES, Mode.AI_SERVICE, "all stages, none of them a bean",
				(application) -> application.ask((service) -> service.retrievalAugmentor(allStages(application)),
						Reply.text("dogs?"), Reply.text("No.")),
				"""
						SPAN POST /work/{id}
						  AGENT Assistant.chat -> "No."
						""" + ALL_STAGES.indent(4));
	}

	// Its query transformer asks a model first.
	static RetrievalAugmentor allStages(Application application) {
		return DefaultRetrievalAugmentor.builder()
			.queryTransformer(new ExpandingQueryTransformer(application.openAi().model().build(), 1))
			.contentRetriever(Library.retriever().build())
			.contentAggregator(
					ReRankingContentAggregator.builder().scoringModel(new Library.Occurrences()).minScore(0.2).build())
			.build();
	}

	private static CoverageCase augmentor() {
		UserMessage message = UserMessage.from("quiet?");
		AugmentationRequest request = new AugmentationRequest(message, Metadata.from(message, "default", List.of()));
		return new CoverageCase(RetrievalAugmentor.class, Mode.SYNCHRONOUS, "a bean",
				(application) -> application
					.inRequest(() -> application.bean(RetrievalAugmentor.class).augment(request)),
				"""
						SPAN POST /work/{id}
						  CHAIN DefaultRetrievalAugmentor -> {"contents":[\
						{"content":"quiet from ten","score":1.0,"metadata":{"file":"rules.md"},"inPrompt":true},\
						{"content":"no dogs","score":0.5,"inPrompt":true}],\
						"message":"quiet?\\n\\nAnswer using the following information:\\nquiet from ten\\n\\nno dogs"}
						    CHAIN DefaultQueryTransformer -> ["quiet?"]
						    CHAIN DefaultQueryRouter -> ["EmbeddingStoreContentRetriever"]
						    RETRIEVER EmbeddingStoreContentRetriever -> [\
						{"content":"quiet from ten","score":1.0,"metadata":{"file":"rules.md"}},\
						{"content":"no dogs","score":0.5}]
						      EMBEDDING Dogs -> {"count":1,"dimension":2}
						      SPAN InMemoryEmbeddingStore.search -> [\
						{"id":"quiet from ten","score":1.0,\
						"embedded":{"content":"quiet from ten","metadata":{"file":"rules.md"}}},\
						{"id":"no dogs","score":0.5,"embedded":{"content":"no dogs"}}]
						    CHAIN DefaultContentAggregator -> [\
						{"content":"quiet from ten","score":1.0,"metadata":{"file":"rules.md"}},\
						{"content":"no dogs","score":0.5}]
						    CHAIN DefaultContentInjector -> \
						"quiet?\\n\\nAnswer using the following information:\\nquiet from ten\\n\\nno dogs"
						""");
	}

	private static CoverageCase retriever() {
		return new CoverageCase(ContentRetriever.class, Mode.SYNCHRONOUS, "a bean over a store that is none",
				(application) -> application
					.inRequest(() -> application.bean(ContentRetriever.class).retrieve(Query.from("dogs?"))),
				"""
						SPAN POST /work/{id}
						  RETRIEVER EmbeddingStoreContentRetriever -> [{"content":"no dogs","score":1.0},\
						{"content":"quiet from ten","score":0.5,"metadata":{"file":"rules.md"}}]
						    EMBEDDING Dogs -> {"count":1,"dimension":2}
						    SPAN InMemoryEmbeddingStore.search -> [\
						{"id":"no dogs","score":1.0,"embedded":{"content":"no dogs"}},\
						{"id":"quiet from ten","score":0.5,\
						"embedded":{"content":"quiet from ten","metadata":{"file":"rules.md"}}}]
						""");
	}

	private static CoverageCase store() {
		return new CoverageCase(EmbeddingStore.class, Mode.SYNCHRONOUS, "a bean",
				(application) -> application.inRequest(() -> {
					application.bean(EmbeddingStore.class).remove("quiet from ten");
					return "";
				}), """
						SPAN POST /work/{id}
						  SPAN InMemoryEmbeddingStore.remove
						""");
	}

	private static CoverageCase reranker() {
		return new CoverageCase(ScoringModel.class, Mode.SYNCHRONOUS, "a bean",
				(application) -> application.inRequest(
						() -> application.bean(ScoringModel.class).scoreAll(List.of(Library.DOGS), "dogs?").content()),
				"""
						SPAN POST /work/{id}
						  EVALUATOR Occurrences -> [0.25]
						""");
	}

}
