package dev.clew.aop;

import java.util.List;
import java.util.Map;

import dev.clew.langchain4j.call.AlreadyTraced;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.HotSwappableTargetSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;

/**
 * Tests for {@link TracedBeanPostProcessor}.
 */
class TracedBeanPostProcessorTests {

	private final RuntimeHandle handle = RuntimeHandle.open(() -> null);

	private final TracedBeanPostProcessor processor = new TracedBeanPostProcessor(this.handle);

	@AfterEach
	void close() {
		this.handle.close();
	}

	@Test
	void beanKeepsItsClassAndBecomesATracedComponent() {
		Object traced = this.processor.postProcessAfterInitialization(new OpenModel("yes"), "model");
		assertThat(traced).isInstanceOf(OpenModel.class).isInstanceOf(AlreadyTraced.class);
		assertThat(((AlreadyTraced) traced).clewRuntime()).isSameAs(this.handle);
		assertThat(((OpenModel) traced).chat("?")).isEqualTo("yes");
		assertThat(this.processor.traced()).isEqualTo(Map.of("model", "chat model"));
	}

	@Test
	void beanIsProxiedOnce() {
		Object traced = this.processor.postProcessAfterInitialization(new OpenModel("yes"), "model");
		assertThat(this.processor.postProcessAfterInitialization(traced, "model")).isSameAs(traced);
	}

	@Test
	void lambdaIsTracedByItsInterface() {
		ContentRetriever lambda = (query) -> List.of(Content.from(query.text()));
		Object traced = this.processor.postProcessAfterInitialization(lambda, "retriever");
		assertThat(traced).isInstanceOf(ContentRetriever.class).isInstanceOf(AlreadyTraced.class);
		assertThat(((ContentRetriever) traced).retrieve(Query.from("hut"))).containsExactly(Content.from("hut"));
	}

	@Test
	void anonymousClassIsTraced() {
		ContentRetriever anonymous = new ContentRetriever() {

			@Override
			public List<Content> retrieve(Query query) {
				return List.of();
			}

		};
		Object traced = this.processor.postProcessAfterInitialization(anonymous, "retriever");
		assertThat(traced).isInstanceOf(anonymous.getClass()).isInstanceOf(AlreadyTraced.class);
	}

	@Test
	void finalClassIsLeftAloneAndNamed() {
		FinalRetriever bean = new FinalRetriever("hut");
		assertThat(this.processor.postProcessAfterInitialization(bean, "retriever")).isSameAs(bean);
		assertThat(this.processor.untraced())
			.isEqualTo(Map.of("retriever", "its class " + FinalRetriever.class.getName() + " is final"));
		assertThat(this.processor.traced()).isEmpty();
	}

	@Test
	void classWithAFinalMethodIsLeftAloneAndNamed() {
		HalfOpenModel bean = new HalfOpenModel("yes");
		assertThat(this.processor.postProcessAfterInitialization(bean, "model")).isSameAs(bean);
		assertThat(this.processor.untraced()).isEqualTo(Map.of("model", "its method answer is final"));
	}

	@Test
	void proxyOfTheApplicationIsAdvisedInPlace() {
		ProxyFactory users = new ProxyFactory(new OpenModel("yes"));
		users.setProxyTargetClass(true);
		users.addAdvice((MethodInterceptor) MethodInvocation::proceed);
		OpenModel proxy = (OpenModel) users.getProxy();
		assertThat(this.processor.postProcessAfterInitialization(proxy, "model")).isSameAs(proxy);
		assertThat(((Advised) proxy).getAdvisors()).hasSize(2);
		assertThat(this.processor.traced()).containsKey("model");
	}

	@Test
	void scopedProxyIsNeitherAdvisedNorCounted() {
		ProxyFactory scoped = new ProxyFactory();
		scoped.setTargetSource(new HotSwappableTargetSource(new OpenModel("yes")));
		scoped.setProxyTargetClass(true);
		Object proxy = scoped.getProxy();
		assertThat(this.processor.postProcessAfterInitialization(proxy, "model")).isSameAs(proxy);
		assertThat(((Advised) proxy).getAdvisors()).isEmpty();
		assertThat(this.processor.traced()).isEmpty();
	}

	@Test
	void componentOfTwoKindsIsTracedAsBoth() {
		Object traced = this.processor.postProcessAfterInitialization(new Librarian("yes"), "librarian");
		assertThat(((Advised) traced).getAdvisors()).hasSize(4);
		assertThat(((Librarian) traced).chat("?")).isEqualTo("yes");
		assertThat(((Librarian) traced).retrieve(Query.from("?"))).containsExactly(Content.from("yes"));
	}

	@Test
	void spiedRetrieverIsCalledItself() {
		ContentRetriever spied = Mockito.spy(EmbeddingStoreContentRetriever.builder()
			.embeddingStore(new InMemoryEmbeddingStore<>())
			.embeddingModel(new Flat())
			.build());
		BDDMockito.willReturn(List.of(Content.from("stubbed"))).given(spied).retrieve(any());
		Object traced = this.processor.postProcessAfterInitialization(spied, "retriever");
		assertThat(((ContentRetriever) traced).retrieve(Query.from("?"))).containsExactly(Content.from("stubbed"));
		BDDMockito.then(spied).should().retrieve(any());
	}

	@Test
	void otherBeansAreLeftAlone() {
		Object other = new Object();
		assertThat(this.processor.postProcessAfterInitialization(other, "other")).isSameAs(other);
		assertThat(this.processor.traced()).isEmpty();
		assertThat(this.processor.untraced()).isEmpty();
	}

	static class OpenModel implements ChatModel {

		private final String text;

		OpenModel(String text) {
			this.text = text;
		}

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from(this.text)).build();
		}

	}

	static class HalfOpenModel extends OpenModel {

		HalfOpenModel(String text) {
			super(text);
		}

		final String answer() {
			return "final";
		}

	}

	static class Flat implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(List.of(Embedding.from(new float[] { 1 })));
		}

	}

	static class Librarian extends OpenModel implements ContentRetriever {

		Librarian(String text) {
			super(text);
		}

		@Override
		public List<Content> retrieve(Query query) {
			return List.of(Content.from(chat(query.text())));
		}

	}

	record FinalRetriever(String text) implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of(Content.from(this.text));
		}

	}

}
