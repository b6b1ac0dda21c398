package dev.clew.langchain4j.rag;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import dev.clew.langchain4j.TracedApplication;
import dev.clew.langchain4j.call.TracingProxy;
import dev.clew.observation.step.CurrentStep;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.rag.AugmentationRequest;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.DefaultRetrievalAugmentor.DefaultRetrievalAugmentorBuilder;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Metadata;
import dev.langchain4j.rag.query.Query;
import dev.langchain4j.rag.query.router.DefaultQueryRouter;
import dev.langchain4j.rag.query.transformer.ExpandingQueryTransformer;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class AugmentorTracerTests {

	private static final List<String> STAGES = List.of("CHAIN DefaultQueryTransformer DEFAULT",
			"CHAIN DefaultQueryRouter DEFAULT", "CHAIN DefaultContentAggregator DEFAULT",
			"CHAIN DefaultContentInjector DEFAULT");

	private final TracedApplication application = new TracedApplication();

	private final ExecutorService threads = Executors.newFixedThreadPool(3);

	private final CyclicBarrier meeting = new CyclicBarrier(3);

	@AfterEach
	void close() {
		this.application.close();
		this.threads.shutdownNow();
	}

	@Test
	void parallelRetrieversAreBelowTheAugmentationAndLeaveTheirThreadsAsTheyWere() throws Exception {
		Meeting retriever = new Meeting();
		assertThat(ask(augmentor(retriever, retriever, retriever))).isEqualTo("Yes.");
		assertThat(childrenOfTheAugmentation()).containsExactlyInAnyOrderElementsOf(
				and(STAGES, "RETRIEVER Meeting DEFAULT", "RETRIEVER Meeting DEFAULT", "RETRIEVER Meeting DEFAULT"));
		assertThat(retriever.threads).hasSize(3).doesNotContain(Thread.currentThread()).doesNotHaveDuplicates();
		assertThat(currentOnEachThread()).containsExactly("null null", "null null", "null null");
	}

	@Test
	void retrieversWithoutANameAreNumbered() {
		ContentRetriever notices = (query) -> List.of(Content.from("closed"));
		ContentRetriever rules = (query) -> List.of();
		ask(DefaultRetrievalAugmentor.builder().queryRouter((query) -> List.of(notices, new Notices(), rules)).build());
		assertThat(this.application.sortedTree()).contains("  RETRIEVER ContentRetriever 1 DEFAULT",
				"  RETRIEVER ContentRetriever 2 DEFAULT", "  RETRIEVER Notices DEFAULT");
		assertThat(this.application.trace().observations()).filteredOn((one) -> one.name().equals("QueryRouter"))
			.singleElement()
			.extracting((one) -> Objects.requireNonNull(one.output()).json())
			.isEqualTo("[\"ContentRetriever 1\",\"Notices\",\"ContentRetriever 2\"]");
	}

	@Test
	void oneOfTheParallelRetrieversFailsAsWithoutTracing() {
		ContentRetriever broken = new Broken();
		DefaultRetrievalAugmentor augmentor = augmentor(broken, new Notices());
		Throwable untraced = catchThrowable(() -> augmentor.augment(request()));
		assertThatThrownBy(() -> ask(augmentor)).isExactlyInstanceOf(CompletionException.class)
			.hasMessage(untraced.getMessage())
			.hasRootCauseMessage("index is gone");
		assertThat(this.application.tree()).contains("  CHAIN DefaultRetrievalAugmentor ERROR",
				"    RETRIEVER Broken ERROR", "    RETRIEVER Notices DEFAULT");
	}

	@Test
	void augmentorKeepsItsExecutorAndItsRetrieversTheirState() {
		List<Runnable> tasks = new ArrayList<>();
		Executor own = (task) -> {
			tasks.add(task);
			task.run();
		};
		Notices notices = new Notices();
		DefaultRetrievalAugmentor augmentor = builder(notices, notices).executor(own).build();
		ask(augmentor);
		assertThat(tasks).hasSize(2);
		assertThat(notices.calls).isEqualTo(2);
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void routerThatReturnsNothingFailsAsWithoutTracing() {
		@SuppressWarnings("NullAway")
		RetrievalAugmentor augmentor = DefaultRetrievalAugmentor.builder().queryRouter((query) -> null).build();
		Throwable untraced = catchThrowable(() -> augmentor.augment(request()));
		assertThatThrownBy(() -> ask(augmentor)).isExactlyInstanceOf(untraced.getClass())
			.isInstanceOf(NullPointerException.class);
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void retrieverThatReturnsNullIsPassedOn() {
		@SuppressWarnings("NullAway")
		RetrievalAugmentor augmentor = DefaultRetrievalAugmentor.builder().contentRetriever((query) -> null).build();
		Throwable untraced = catchThrowable(() -> augmentor.augment(request()));
		Throwable traced = catchThrowable(() -> ask(augmentor));
		assertThat(traced).isExactlyInstanceOf(untraced.getClass()).hasMessage(untraced.getMessage());
		assertThat(this.application.faults).isEmpty();
	}

	@Test
	void errorEndsTheRunAfterTheStepsThatItGoesThrough() {
		AssertionError fault = new AssertionError("a fault");
		assertThatThrownBy(() -> ask(DefaultRetrievalAugmentor.builder().contentRetriever((query) -> {
			throw fault;
		}).build())).isSameAs(fault);
		ObservationRecord agent = this.application.first(ObservationType.AGENT);
		assertThat(this.application.trace().observations())
			.allSatisfy((one) -> assertThat(one.endTime()).isBeforeOrEqualTo(agent.endTime()));
		assertThat(this.application.tree()).contains("AGENT Assistant.chat ERROR",
				"  CHAIN DefaultRetrievalAugmentor ERROR", "    RETRIEVER ContentRetriever ERROR");
	}

	@Test
	void modelThatAnswersOnlyTheShortFormIsCalledByIt() {
		ChatModel brief = new ChatModel() {

			@Override
			public String chat(String text) {
				return "cats?";
			}

		};
		ask(DefaultRetrievalAugmentor.builder()
			.queryTransformer(new ExpandingQueryTransformer(brief, 1))
			.contentRetriever(new Notices())
			.build());
		assertThat(this.application.tree()).containsSubsequence("    CHAIN ExpandingQueryTransformer DEFAULT",
				"      GENERATION chat DEFAULT", "    CHAIN DefaultQueryRouter DEFAULT");
	}

	@Test
	void augmentorOfAClosedApplicationGoesOn() {
		RetrievalAugmentor traced = TracingProxy.of(RetrievalAugmentor.class, augmentor(new Notices()),
				new AugmentorTracer(this.application.handle));
		this.application.close();
		assertThat(traced.augment(request()).contents()).hasSize(1);
	}

	@Test
	void manyContentsAreListedUpToALimitAndTheRestIsCounted() {
		List<Content> many = new ArrayList<>();
		for (int i = 0; i < RetrievedContents.MAX_SEGMENTS + 2; i++) {
			many.add(Content.from("text " + i));
		}
		ask(DefaultRetrievalAugmentor.builder()
			.contentRetriever((query) -> many)
			.contentAggregator((found) -> List.of())
			.build());
		ObservationRecord augmentation = this.application.first(ObservationType.CHAIN);
		assertThat(augmentation.notes()).contains("2 more contents were retrieved");
	}

	@Test
	void augmentorSaysWhatOfItIsNotTraced() {
		AugmentorTracer tracer = new AugmentorTracer(null);
		RetrievalAugmentor own = (request) -> AugmentationResult.builder().chatMessage(request.chatMessage()).build();
		assertThat(tracer.limitOf(augmentor(new Notices()))).isNull();
		assertThat(tracer.limitOf(own)).startsWith("as a whole only: the stages of ");
	}

	private String ask(RetrievalAugmentor augmentor) {
		ChatModel model = new ChatModel() {

			@Override
			public ChatResponse doChat(ChatRequest request) {
				return ChatResponse.builder().aiMessage(AiMessage.from("Yes.")).build();
			}

		};
		return AiServices.builder(Assistant.class).chatModel(model).retrievalAugmentor(augmentor).build().chat("Dogs?");
	}

	private DefaultRetrievalAugmentor augmentor(ContentRetriever... retrievers) {
		return builder(retrievers).executor(this.threads).build();
	}

	private static DefaultRetrievalAugmentorBuilder builder(ContentRetriever... retrievers) {
		return DefaultRetrievalAugmentor.builder().queryRouter(new DefaultQueryRouter(retrievers));
	}

	private static AugmentationRequest request() {
		UserMessage message = UserMessage.from("Dogs?");
		return new AugmentationRequest(message, Metadata.from(message, "default", List.of()));
	}

	private List<String> childrenOfTheAugmentation() {
		ObservationRecord augmentation = this.application.first(ObservationType.CHAIN);
		return this.application.trace()
			.observations()
			.stream()
			.filter((one) -> augmentation.observationId().equals(one.parentObservationId()))
			.map((one) -> one.type() + " " + one.name() + " " + one.level())
			.toList();
	}

	private static List<String> and(List<String> first, String... second) {
		List<String> all = new ArrayList<>(first);
		all.addAll(List.of(second));
		return all;
	}

	private List<String> currentOnEachThread() throws Exception {
		Callable<String> current = () -> {
			this.meeting.await(10, TimeUnit.SECONDS);
			return this.application.registry.getCurrentObservationScope() + " " + CurrentStep.node();
		};
		List<String> all = new ArrayList<>();
		for (var future : this.threads.invokeAll(List.of(current, current, current))) {
			all.add(future.get());
		}
		return all.stream().sorted().collect(Collectors.toList());
	}

	/**
	 * An AI service.
	 */
	interface Assistant {

		String chat(String message);

	}

	/**
	 * Waits until three retrievals run at the same time.
	 */
	private final class Meeting implements ContentRetriever {

		private final List<Thread> threads = new ArrayList<>();

		@Override
		public List<Content> retrieve(Query query) {
			synchronized (this.threads) {
				this.threads.add(Thread.currentThread());
			}
			try {
				AugmentorTracerTests.this.meeting.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
				throw new IllegalStateException(ex);
			}
			return List.of(Content.from("no dogs"));
		}

	}

	private static final class Notices implements ContentRetriever {

		private int calls;

		@Override
		public List<Content> retrieve(Query query) {
			this.calls++;
			return List.of(Content.from("closed in May"));
		}

	}

	private static final class Broken implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			throw new IllegalStateException("index is gone");
		}

	}

}
