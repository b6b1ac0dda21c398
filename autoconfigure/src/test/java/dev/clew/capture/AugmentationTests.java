package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.DefaultRetrievalAugmentor.DefaultRetrievalAugmentorBuilder;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.aggregator.ReRankingContentAggregator;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.DefaultQueryRouter;
import dev.langchain4j.rag.query.router.LanguageModelQueryRouter;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.CompressingQueryTransformer;
import dev.langchain4j.rag.query.transformer.ExpandingQueryTransformer;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AugmentationTests {

	private static final Reply ANSWER = Reply.text("Yes.");

	private static final Application application = Application.start(Parts.class);

	@RegisterExtension
	static final CleanThreads threads = application.threads();

	private static final ExecutorService pool = threads.pool();

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void stagesOfAnAugmentorThatIsNoBeanAreInOrderWithWhatIsInsideThem() throws Exception {
		ask(augmentor().contentRetriever(Library.retriever().build()).build(), ANSWER);
		assertThat(Trees.withOutputs(application.trace())).isEqualTo(
				"""
						SPAN POST /work/{id}
						  AGENT Assistant.chat -> "Yes."
						    CHAIN DefaultRetrievalAugmentor -> {"contents":[\
						{"content":"quiet from ten","score":1.0,"metadata":{"file":"rules.md"},"inPrompt":true},\
						{"content":"no dogs","score":0.5,"inPrompt":true}],\
						"message":"Hello?\\n\\nAnswer using the following information:\\nquiet from ten\\n\\nno dogs"}
						      CHAIN DefaultQueryTransformer -> ["Hello?"]
						      CHAIN DefaultQueryRouter -> ["EmbeddingStoreContentRetriever"]
						      RETRIEVER EmbeddingStoreContentRetriever -> [\
						{"content":"quiet from ten","score":1.0,"metadata":{"file":"rules.md"}},{"content":"no dogs","score":0.5}]
						        EMBEDDING Dogs -> {"count":1,"dimension":2}
						        SPAN InMemoryEmbeddingStore.search -> [\
						{"id":"quiet from ten","score":1.0,"embedded":{"content":"quiet from ten","metadata":{"file":"rules.md"}}},\
						{"id":"no dogs","score":0.5,"embedded":{"content":"no dogs"}}]
						      CHAIN DefaultContentAggregator -> [\
						{"content":"quiet from ten","score":1.0,"metadata":{"file":"rules.md"}},{"content":"no dogs","score":0.5}]
						      CHAIN DefaultContentInjector -> \
						"Hello?\\n\\nAnswer using the following information:\\nquiet from ten\\n\\nno dogs"
						    GENERATION gpt-4o-mini #1 -> {"role":"assistant","content":"Yes."}
						      SPAN HTTP POST
						""");
	}

	@Test
	void eachStageHasWhatGoesIntoIt() throws Exception {
		ask(augmentor().contentRetriever(Library.retriever().build()).build(), ANSWER);
		assertThat(input("DefaultRetrievalAugmentor")).isEqualTo("\"Hello?\"");
		assertThat(input("DefaultQueryTransformer")).isEqualTo("\"Hello?\"");
		assertThat(input("DefaultQueryRouter")).isEqualTo("\"Hello?\"");
		assertThat(input("DefaultContentAggregator")).isEqualTo("[{\"query\":\"Hello?\",\"counts\":[2]}]");
		assertThat(input("DefaultContentInjector")).isEqualTo("{\"message\":\"Hello?\",\"count\":2}");
	}

	@Test
	void stagesOfABeanAreTracedAndBeansInsideThemOnce() throws Exception {
		ask(application.bean("augmentor", DefaultRetrievalAugmentor.class), ANSWER);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    CHAIN DefaultRetrievalAugmentor
				      CHAIN DefaultQueryTransformer
				      CHAIN DefaultQueryRouter
				      RETRIEVER EmbeddingStoreContentRetriever
				        EMBEDDING Dogs
				        SPAN InMemoryEmbeddingStore.search
				      CHAIN DefaultContentAggregator
				      CHAIN DefaultContentInjector
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(application.bean(TracedBeanPostProcessor.class).limits()).doesNotContainKeys("augmentor", "rules");
	}

	@Test
	void adviceOfTheApplicationRunsBetweenTheAugmentorAndItsStages() throws Exception {
		AtomicInteger calls = application.bean(AtomicInteger.class);
		int before = calls.get();
		ask(application.bean("advised", DefaultRetrievalAugmentor.class), ANSWER);
		assertThat(calls.get()).isEqualTo(before + 1);
		assertThat(Trees.named(application.trace(), "DefaultQueryRouter").parentObservationId())
			.isEqualTo(Trees.named(application.trace(), "DefaultRetrievalAugmentor").observationId());
	}

	@Test
	void adviceThatIsAddedLaterIsNotLeftOut() throws Exception {
		DefaultRetrievalAugmentor augmentor = application.bean("advisedLater", DefaultRetrievalAugmentor.class);
		AtomicInteger calls = new AtomicInteger();
		((Advised) augmentor).addAdvice((MethodInterceptor) (invocation) -> {
			calls.incrementAndGet();
			return invocation.proceed();
		});
		ask(augmentor, ANSWER);
		assertThat(calls.get()).isEqualTo(1);
		assertThat(application.tree()).contains("    CHAIN DefaultRetrievalAugmentor\n      RETRIEVER");
	}

	@Test
	void augmentorIsCalledOutsideOfServicesToo() throws Exception {
		UserMessage message = UserMessage.from("Hello?");
		RetrievalAugmentor augmentor = application.bean("augmentor", RetrievalAugmentor.class);
		AugmentationResult result = application.inRequest(() -> augmentor
			.augment(new AugmentationRequest(message, Metadata.from(message, "default", List.of()))));
		assertThat(result.contents()).extracting(Content::textSegment).containsExactly(Library.QUIET, Library.DOGS);
		assertThat(application.tree()).startsWith("""
				SPAN POST /work/{id}
				  CHAIN DefaultRetrievalAugmentor
				    CHAIN DefaultQueryTransformer
				""");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void modelThatCompressesAQueryIsBelowItsStage(boolean bean) throws Exception {
		ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
		memory.add(UserMessage.from("About dogs."));
		RetrievalAugmentor augmentor = augmentor().contentRetriever(Library.retriever().maxResults(1).build())
			.queryTransformer(new CompressingQueryTransformer(model(bean)))
			.build();
		application.ask((service) -> service.retrievalAugmentor(augmentor).chatMemory(memory),
				Reply.text("Are dogs allowed?"), ANSWER);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    CHAIN DefaultRetrievalAugmentor
				      CHAIN CompressingQueryTransformer
				        GENERATION gpt-4o-mini
				          SPAN HTTP POST
				      CHAIN DefaultQueryRouter
				      RETRIEVER EmbeddingStoreContentRetriever
				        EMBEDDING Dogs
				        SPAN InMemoryEmbeddingStore.search
				      CHAIN DefaultContentAggregator
				      CHAIN DefaultContentInjector
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(output("CompressingQueryTransformer")).isEqualTo("[\"Are dogs allowed?\"]");
		assertThat(input("DefaultQueryRouter")).isEqualTo("\"Are dogs allowed?\"");
		assertThat(input("DefaultRetrievalAugmentor")).isEqualTo("\"Hello?\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void modelThatExpandsAQueryIsBelowItsStage(boolean bean) throws Exception {
		ask(augmentor().contentRetriever(Library.retriever().maxResults(1).build())
			.queryTransformer(new ExpandingQueryTransformer(model(bean), 2))
			.build(), Reply.text("Are dogs allowed?\nWhen is it quiet?"), ANSWER);
		ObservationRecord stage = Trees.named(application.trace(), "ExpandingQueryTransformer");
		assertThat(Trees.first(application.trace(), ObservationType.GENERATION).parentObservationId())
			.isEqualTo(stage.observationId());
		assertThat(Trees.json(stage.output())).isEqualTo("[\"Are dogs allowed?\",\"When is it quiet?\"]");
		assertThat(input("DefaultContentAggregator")).contains("{\"query\":\"Are dogs allowed?\",\"counts\":[1]}",
				"{\"query\":\"When is it quiet?\",\"counts\":[1]}");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void modelThatRoutesAQueryIsBelowItsStage(boolean bean) throws Exception {
		Map<ContentRetriever, String> retrievers = Map.of(Library.retriever().displayName("rules").build(),
				"rules of the hut\n2: and more");
		ask(augmentor().queryRouter(new LanguageModelQueryRouter(model(bean), retrievers)).build(), Reply.text("1"),
				ANSWER);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    CHAIN DefaultRetrievalAugmentor
				      CHAIN DefaultQueryTransformer
				      CHAIN LanguageModelQueryRouter
				        GENERATION gpt-4o-mini
				          SPAN HTTP POST
				      RETRIEVER rules
				        EMBEDDING Dogs
				        SPAN InMemoryEmbeddingStore.search
				      CHAIN DefaultContentAggregator
				      CHAIN DefaultContentInjector
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(output("LanguageModelQueryRouter")).isEqualTo("[\"rules\"]");
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.GENERATION).input()))
			.contains("1: rules of the hut\\n2: and more");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void rerankerIsBelowTheAggregatorAndItsScoresSayWhatReachesThePrompt(boolean bean) throws Exception {
		ScoringModel model = bean ? application.bean(ScoringModel.class) : new Library.Occurrences();
		ask(augmentor().contentRetriever(Library.retriever().build())
			.queryTransformer((query) -> List.of(Query.from("dogs?", query.metadata())))
			.contentAggregator(ReRankingContentAggregator.builder().scoringModel(model).minScore(0.2).build())
			.build(), ANSWER);
		assertThat(Trees.withOutputs(application.trace())).contains("""
				      CHAIN ReRankingContentAggregator -> [{"content":"no dogs","score":1.0,"rerankedScore":0.25}]
				        EVALUATOR Occurrences -> [0.25,0.0]
				""");
		assertThat(input("Occurrences")).isEqualTo("{\"query\":\"dogs?\",\"texts\":[\"no dogs\",\"quiet from ten\"]}");
		assertThat(output("DefaultRetrievalAugmentor")).isEqualTo(
				"{\"contents\":[" + "{\"content\":\"no dogs\",\"score\":1.0,\"rerankedScore\":0.25,\"inPrompt\":true},"
						+ "{\"content\":\"quiet from ten\",\"score\":0.5,\"metadata\":{\"file\":\"rules.md\"},"
						+ "\"inPrompt\":false}],"
						+ "\"message\":\"Hello?\\n\\nAnswer using the following information:\\nno dogs\"}");
	}

	@Test
	void whatAnInjectorWritesInItsOwnWordsIsNotSaidToBeInThePrompt() throws Exception {
		ask(augmentor().contentRetriever(Library.retriever().maxResults(1).build())
			.contentInjector((contents, message) -> UserMessage.from("After ten o'clock it is quiet."))
			.build(), ANSWER);
		assertThat(output("DefaultRetrievalAugmentor")).isEqualTo("{\"contents\":["
				+ "{\"content\":\"quiet from ten\",\"score\":1.0,\"metadata\":{\"file\":\"rules.md\"}}],"
				+ "\"message\":\"After ten o'clock it is quiet.\"}");
	}

	@Test
	void anyOtherAugmentorIsTracedAsAWholeAndSaysSo() throws Exception {
		ask(application.bean("own", OwnAugmentor.class), ANSWER);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    CHAIN OwnAugmentor
				      RETRIEVER EmbeddingStoreContentRetriever
				        EMBEDDING Dogs
				        SPAN InMemoryEmbeddingStore.search
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				""");
		assertThat(output("OwnAugmentor")).isEqualTo("{\"contents\":["
				+ "{\"content\":\"quiet from ten\",\"score\":1.0,\"metadata\":{\"file\":\"rules.md\"},\"inPrompt\":true},"
				+ "{\"content\":\"no dogs\",\"score\":0.5}],\"message\":\"quiet from ten\"}");
		assertThat(application.bean(TracedBeanPostProcessor.class).limits()).isEqualTo(
				Map.of("own", "as a whole only: the stages of " + OwnAugmentor.class.getName() + " are not known"));
	}

	@Test
	void failedStageIsAnErrorUpToTheRequestAndThrowsItsOwnException() {
		assertThatIllegalStateException().isThrownBy(() -> ask(augmentor().queryRouter((query) -> {
			throw new IllegalStateException("no way");
		}).build(), ANSWER)).withMessage("no way");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  AGENT Assistant.chat ERROR
				    CHAIN DefaultRetrievalAugmentor ERROR
				      CHAIN DefaultQueryTransformer
				      CHAIN QueryRouter ERROR
				""");
		assertThat(Trees.named(application.trace(), "QueryRouter").error()).extracting(ErrorInfo::message)
			.isEqualTo("no way");
	}

	@Test
	void routerWithoutRetrieversLeavesTheMessageAsItIs() throws Exception {
		QueryRouter nowhere = (query) -> List.of();
		ask(augmentor().queryRouter(nowhere).build(), ANSWER);
		assertThat(output("QueryRouter")).isEqualTo("[]");
		assertThat(output("DefaultRetrievalAugmentor")).isEqualTo("{\"contents\":[],\"message\":\"Hello?\"}");
	}

	@Test
	void beansThatRetrieveOnOtherThreadsAreBelowTheAugmentation() throws Exception {
		ask(augmentor()
			.queryTransformer((query) -> List.of(Query.from("dogs?", query.metadata()), Query.from("without metadata")))
			.queryRouter(new DefaultQueryRouter(application.bean("rules", ContentRetriever.class),
					application.bean("notices", ContentRetriever.class)))
			.contentAggregator(new ReRankingContentAggregator(new Library.Occurrences(),
					(found) -> found.keySet().iterator().next(), null))
			.build(), ANSWER);
		ObservationRecord augmentation = Trees.named(application.trace(), "DefaultRetrievalAugmentor");
		List<ObservationRecord> retrievers = Trees.all(application.trace(), ObservationType.RETRIEVER);
		assertThat(retrievers).hasSize(4)
			.extracting(ObservationRecord::parentObservationId)
			.containsOnly(augmentation.observationId());
		assertThat(Trees.all(application.trace(), ObservationType.EMBEDDING)).hasSize(4)
			.extracting(ObservationRecord::parentObservationId)
			.containsExactlyInAnyOrderElementsOf(retrievers.stream().map(ObservationRecord::observationId).toList());
	}

	@Test
	void retrieversAreCalledByTheirDisplayNames() throws Exception {
		ask(augmentor()
			.queryRouter(new DefaultQueryRouter(application.bean("rules", ContentRetriever.class),
					application.bean("notices", ContentRetriever.class)))
			.executor(Runnable::run)
			.build(), ANSWER);
		assertThat(output("DefaultQueryRouter")).isEqualTo("[\"EmbeddingStoreContentRetriever\",\"notices\"]");
		assertThat(Trees.all(application.trace(), ObservationType.RETRIEVER)).extracting(ObservationRecord::name)
			.containsExactly("EmbeddingStoreContentRetriever", "notices");
	}

	private static DefaultRetrievalAugmentorBuilder augmentor() {
		return DefaultRetrievalAugmentor.builder().executor(pool);
	}

	private static ChatModel model(boolean bean) {
		return bean ? application.bean(ChatModel.class) : application.openAi().model().build();
	}

	private static void ask(RetrievalAugmentor augmentor, Reply... script) throws Exception {
		assertThat(application.ask((service) -> service.retrievalAugmentor(augmentor), script)).isEqualTo("Yes.");
	}

	private static String input(String name) {
		return Objects.requireNonNull(Trees.json(Trees.named(application.trace(), name).input()));
	}

	private static String output(String name) {
		return Objects.requireNonNull(Trees.json(Trees.named(application.trace(), name).output()));
	}

	/**
	 * An augmentor of the application: its message is the first content.
	 */
	static class OwnAugmentor extends DefaultRetrievalAugmentor {

		private final ContentRetriever retriever;

		OwnAugmentor(ContentRetriever retriever) {
			super(null, new DefaultQueryRouter(retriever), null, null, null);
			this.retriever = retriever;
		}

		@Override
		public AugmentationResult augment(AugmentationRequest request) {
			List<Content> contents = this.retriever
				.retrieve(Query.from(((UserMessage) request.chatMessage()).singleText(), request.metadata()));
			return AugmentationResult.builder()
				.chatMessage(UserMessage.from(contents.get(0).textSegment().text()))
				.contents(contents)
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class Parts {

		@Bean
		EmbeddingModel embeddingModel() {
			return new Library.Dogs();
		}

		@Bean
		InMemoryEmbeddingStore<?> store() {
			return Library.store();
		}

		@Bean
		ScoringModel scoringModel() {
			return new Library.Occurrences();
		}

		// With a store that is no bean.
		@Bean
		EmbeddingStoreContentRetriever rules(EmbeddingModel model) {
			return Library.retriever().embeddingModel(model).build();
		}

		@Bean
		EmbeddingStoreContentRetriever notices() {
			return Library.retriever().displayName("notices").build();
		}

		@Bean
		DefaultRetrievalAugmentor augmentor(EmbeddingStoreContentRetriever rules) {
			return DefaultRetrievalAugmentor.builder().contentRetriever(rules).build();
		}

		@Bean
		DefaultRetrievalAugmentor advised(EmbeddingStoreContentRetriever rules) {
			return DefaultRetrievalAugmentor.builder().contentRetriever(rules).build();
		}

		@Bean
		DefaultRetrievalAugmentor advisedLater(EmbeddingStoreContentRetriever rules) {
			return DefaultRetrievalAugmentor.builder().contentRetriever(rules).build();
		}

		@Bean
		OwnAugmentor own(EmbeddingStoreContentRetriever rules) {
			return new OwnAugmentor(rules);
		}

		@Bean
		static AtomicInteger calls() {
			return new AtomicInteger();
		}

		// What an aspect of the application does to a bean, before Clew comes.
		@Bean
		static BeanPostProcessor aspect(AtomicInteger calls) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String name) {
					return "advised".equals(name) ? counted(bean, calls) : bean;
				}

			};
		}

		private static Object counted(Object bean, AtomicInteger calls) {
			ProxyFactory factory = new ProxyFactory(bean);
			factory.setProxyTargetClass(true);
			factory.addAdvice((MethodInterceptor) (invocation) -> {
				if ("augment".equals(invocation.getMethod().getName())) {
					calls.incrementAndGet();
				}
				return invocation.proceed();
			});
			return factory.getProxy();
		}

	}

}
