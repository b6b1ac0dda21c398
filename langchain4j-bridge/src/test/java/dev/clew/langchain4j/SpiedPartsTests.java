package dev.clew.langchain4j;

import java.util.List;
import java.util.Map;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.content.retriever.EmbeddingStoreContentRetriever;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.LanguageModelQueryRouter;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;

/**
 * Tests of what a mocking library manages: it is called itself, and no copy of it.
 */
class SpiedPartsTests {

	private final TracedApplication application = new TracedApplication();

	@AfterEach
	void close() {
		this.application.close();
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void stubOfASpiedRetrieverAnswers() {
		ContentRetriever spied = spy(retriever());
		willReturn(List.of(Content.from("stubbed"))).given(spied).retrieve(any());
		assertThat(ask(DefaultRetrievalAugmentor.builder().contentRetriever(spied).build())).contains("stubbed");
		then(spied).should().retrieve(any());
		assertThat(this.application.tree()).contains("    RETRIEVER EmbeddingStoreContentRetriever DEFAULT");
	}

	@Test
	void spiedAugmentorIsCalledItself() {
		RetrievalAugmentor spied = spy(DefaultRetrievalAugmentor.builder().contentRetriever(retriever()).build());
		assertThat(ask(spied)).contains("from ten");
		then(spied).should().augment(any(AugmentationRequest.class));
	}

	@Test
	void mockedRouterIsCalledItself() {
		QueryRouter router = mock(LanguageModelQueryRouter.class);
		given(router.route(any(Query.class))).willReturn(List.of(retriever()));
		assertThat(ask(DefaultRetrievalAugmentor.builder().queryRouter(router).build())).contains("from ten");
		then(router).should().route(any());
	}

	@Test
	void spyThatARouterChoosesIsCalledItself() {
		ContentRetriever spied = spy(retriever());
		ChatModel chooses = new ScriptedModel().on("", "1");
		QueryRouter router = new LanguageModelQueryRouter(chooses, Map.of(spied, "all"));
		assertThat(ask(DefaultRetrievalAugmentor.builder().queryRouter(router).build())).contains("from ten");
		then(spied).should().retrieve(any());
	}

	private static String ask(RetrievalAugmentor augmentor) {
		return AiServices.builder(Desk.class)
			.chatModel(new Repeating())
			.retrievalAugmentor(augmentor)
			.build()
			.answer("Quiet?");
	}

	private static ContentRetriever retriever() {
		InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();
		store.add(Embedding.from(new float[] { 1, 0 }), TextSegment.from("from ten"));
		return EmbeddingStoreContentRetriever.builder().embeddingModel(new Flat()).embeddingStore(store).build();
	}

	interface Desk {

		String answer(String question);

	}

	static final class Repeating implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from(request.messages().toString())).build();
		}

	}

	static final class Flat implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(segments.stream().map((segment) -> Embedding.from(new float[] { 1, 0 })).toList());
		}

	}

}
