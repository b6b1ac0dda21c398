package dev.clew.report;

import java.util.List;
import java.util.function.Supplier;

import dev.clew.actuate.json.InstrumentationDescriptor.Component;
import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.autoconfigure.TestChatModel;
import dev.clew.langchain4j.model.TracingChatModelListener;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.memory.chat.ChatMemoryProvider;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.audio.AudioTranscriptionModel;
import dev.langchain4j.model.audio.TextToSpeechModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.image.ImageModel;
import dev.langchain4j.model.language.LanguageModel;
import dev.langchain4j.model.language.StreamingLanguageModel;
import dev.langchain4j.model.moderation.ModerationModel;
import dev.langchain4j.model.scoring.ScoringModel;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.aggregator.ContentAggregator;
import dev.langchain4j.rag.content.injector.ContentInjector;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import dev.langchain4j.service.tool.ToolExecutor;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.store.embedding.EmbeddingStore;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Beans that factory beans make.
 */
class ComponentReportTests {

	private static final String UNKNOWN = "Clew traces no components of this type";

	private final RuntimeHandle handle = RuntimeHandle.open(() -> null);

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final ObservationRegistry registry = ObservationRegistry.create();

	private int made;

	ComponentReportTests() {
		this.registry.observationConfig().observationHandler((context) -> true);
	}

	@AfterEach
	void close() {
		this.context.close();
		this.handle.close();
	}

	@Test
	void askingMakesNothing() {
		start(ChatModel.class, TestChatModel::new, true);
		assertThat(report()).extracting(Component::traced, Component::why)
			.isEqualTo(List.of(false, "it has not been created yet"));
		assertThat(this.made).isZero();
	}

	@Test
	void whatAFactoryBeanMadeIsTraced() {
		start(ChatModel.class, OpenModel::new, true);
		this.context.getBean("made");
		assertThat(report()).extracting(Component::traced, Component::how)
			.isEqualTo(List.of(true, "by a proxy around the bean"));
		assertThat(this.made).isOne();
	}

	@Test
	void whatAFactoryBeanMadeMayBeTracedByItsListener() {
		start(ChatModel.class, () -> new Listening(new TracingChatModelListener(this.handle)), true);
		this.context.getBean("made");
		assertThat(report().how()).startsWith("by a listener, without what is called within it: its class ");
		assertThat(this.made).isOne();
	}

	@Test
	void whatAFactoryBeanMakesAnewIsNotMadeToLookAtIt() {
		start(ChatModel.class, () -> new Listening(new TracingChatModelListener(this.handle)), false);
		this.context.getBean("made");
		assertThat(report().why()).startsWith("its class ");
		assertThat(this.made).isOne();
	}

	@Test
	void whatIsNeverTracedIsSaidSoBeforeItIsMade() {
		start(ChatMemoryProvider.class, () -> (id) -> MessageWindowChatMemory.withMaxMessages(10), true);
		assertThat(report().why()).isEqualTo(UNKNOWN);
		assertThat(this.made).isZero();
	}

	@Test
	void secondNameOfATracedBeanIsTracedToo() {
		this.context.registerBean("other", ChatModel.class, () -> this.context.getBean("made", ChatModel.class));
		start(ChatModel.class, OpenModel::new, true);
		assertThat(reports()).extracting(Component::traced).containsOnly(true).hasSize(2);
	}

	@Test
	void typeThatIsSwitchedOffIsNotTraced() {
		switchOff("clew.generation");
		start(ChatModel.class, OpenModel::new, true);
		this.context.getBean("made");
		assertThat(report()).extracting(Component::traced, Component::why)
			.isEqualTo(List.of(false, "switched off: clew.generation"));
	}

	@Test
	void clientOfAnMcpServerIsTracedByHalves() {
		switchOff("clew.tool");
		start(McpClient.class, () -> mock(McpClient.class), true);
		this.context.getBean("made");
		assertThat(report()).extracting(Component::traced, Component::how)
			.isEqualTo(List.of(true, "by a proxy around the bean, switched off: clew.tool"));
	}

	// Each of these names is written down in two places.
	@Test
	void everyTypeThatIsTracedCanBeSwitchedOff() {
		switchOff("clew.");
		List<Class<?>> types = List.of(ChatModel.class, StreamingChatModel.class, EmbeddingModel.class,
				ScoringModel.class, ModerationModel.class, ImageModel.class, AudioTranscriptionModel.class,
				TextToSpeechModel.class, LanguageModel.class, StreamingLanguageModel.class, ContentRetriever.class,
				RetrievalAugmentor.class, EmbeddingStore.class, McpClient.class, QueryTransformer.class,
				QueryRouter.class, ContentAggregator.class, ContentInjector.class, ToolProvider.class,
				ToolExecutor.class, InputGuardrail.class, OutputGuardrail.class);
		assertThat(types).map((type) -> Component.traced(null, type.getSimpleName(), type.getName(), "always"))
			.map(new SwitchedOffTypes(this.registry)::apply)
			.extracting(Component::traced)
			.containsOnly(false);
	}

	private void switchOff(String prefix) {
		this.registry.observationConfig().observationPredicate((name, context) -> !name.startsWith(prefix));
	}

	private <T> void start(Class<T> type, Supplier<T> maker, boolean single) {
		this.context.registerBean(TracedBeanPostProcessor.class, () -> new TracedBeanPostProcessor(this.handle));
		this.context.registerBean("made", Making.class, () -> new Making<>(type, () -> {
			this.made++;
			return maker.get();
		}, single));
		this.context.refresh();
	}

	private Component report() {
		return reports().get(0);
	}

	private List<Component> reports() {
		return new ComponentReport(this.context.getBeanFactory(), this.context.getBean(TracedBeanPostProcessor.class),
				new SwitchedOffTypes(this.registry))
			.beans();
	}

	/**
	 * Makes beans.
	 *
	 * @param type their type
	 * @param maker makes one
	 * @param isSingleton whether it makes one only
	 * @param <T> their type
	 */
	record Making<T>(Class<T> type, Supplier<T> maker, boolean isSingleton) implements FactoryBean<T> {

		@Override
		public T getObject() {
			return this.maker.get();
		}

		@Override
		public @Nullable Class<?> getObjectType() {
			return this.type;
		}

	}

	static class OpenModel implements ChatModel {

	}

	record Listening(ChatModelListener listener) implements ChatModel {

		@Override
		public List<ChatModelListener> listeners() {
			return List.of(this.listener);
		}

	}

}
