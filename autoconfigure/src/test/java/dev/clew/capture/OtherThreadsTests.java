package dev.clew.capture;

import java.net.http.HttpResponse;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.AiServices;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Hooks;

import org.springframework.core.task.AsyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Servlet applications that go on on other threads: without context propagation, with
 * Reactor's, and on virtual threads.
 */
class OtherThreadsTests {

	private static final String ALONE = """
			AGENT Assistant.chat
			  GENERATION prompted #1
			  TOOL look #1
			    SPAN http get
			  GENERATION prompted #2
			""";

	@AfterEach
	void reactorIsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
		assertThat(ThreadProbe.left()).isNull();
	}

	@Test
	void withoutPropagationWorkOnAnotherThreadIsATraceOfItsOwn() throws Exception {
		try (PromptedServer server = PromptedServer.servlet()) {
			for (String kind : new String[] { "callable", "deferred", "future", "async", "emitter", "body", "mono" }) {
				assertThat(server.post("/" + kind + "/1", "look").body()).contains("seen a hut");
			}
			assertThat(server.trees()).hasSize(7).containsOnly(ALONE);
			assertThat(server.tree(server.post("/tell/1", "look"))).isEqualTo(ThreadsTests.tree("tell"));
		}
	}

	@Test
	void operatorsOfReactorAreBelowTheirRequestWithAutomaticPropagation() throws Exception {
		try (PromptedServer server = PromptedServer.servlet("spring.reactor.context-propagation=auto")) {
			for (String kind : new String[] { "mono", "tell" }) {
				HttpResponse<String> response = server.post("/" + kind + "/1", "look");
				assertThat(server.tree(response)).isEqualTo(ThreadsTests.tree(kind));
			}
		}
	}

	@Test
	void virtualThreadsAreLikeOthers() throws Exception {
		Assumptions.assumeTrue(Runtime.version().feature() >= 21, "virtual threads need Java 21");
		try (PromptedServer server = PromptedServer.servlet("spring.threads.virtual.enabled=true",
				"spring.task.execution.propagate-context=true")) {
			for (String kind : new String[] { "callable", "deferred", "future", "async", "emitter", "body", "tell" }) {
				HttpResponse<String> response = server.post("/" + kind + "/1", "look");
				assertThat(server.tree(response)).isEqualTo(ThreadsTests.tree(kind));
			}
			assertThat(String.valueOf(server.bean(AsyncTaskExecutor.class).submit(Thread::currentThread).get()))
				.contains("VirtualThread");
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void concurrentToolsAreBelowTheirAgent(boolean ownThreads) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try (PromptedServer server = PromptedServer.servlet()) {
			Executor chosen = ownThreads ? threads : null;
			Assistant assistant = concurrently(server, chosen);
			Narrator narrator = streamedConcurrently(server, chosen);
			assistant.chat("look look look");
			narrator.tell("look look look").blockLast();
			assertThat(server.trees()).containsExactlyInAnyOrder(threeTools("Assistant.chat"),
					threeTools("Narrator.tell"));
			assertThat(ThreadProbe.leftOn(threads, 4)).isEmpty();
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void poolThatCarriesTheContextKeepsThePlaceOfItsWork() throws Exception {
		ExecutorService bare = Executors.newFixedThreadPool(4);
		ExecutorService carrying = ContextExecutorService.wrap(bare, ContextSnapshotFactory.builder().build());
		try (Application application = Application.start(OneModel.class)) {
			application.openAi().answers(Reply.text("one"), Reply.text("two"));
			ChatModel model = application.bean(ChatModel.class);
			application.inRequest(() -> carrying.submit(() -> model.chat("Hello?")).get(20, TimeUnit.SECONDS)
					+ bare.submit(() -> model.chat("Hello?")).get(20, TimeUnit.SECONDS));
			assertThat(application.tree()).isEqualTo("""
					SPAN POST /work/{id}
					  GENERATION gpt-4o-mini
					    SPAN HTTP POST
					""");
			assertThat(Trees.of(application.newestTrace())).isEqualTo("""
					GENERATION gpt-4o-mini
					  SPAN HTTP POST
					""");
			assertThat(ThreadProbe.leftOn(bare, 4)).isEmpty();
		}
		finally {
			bare.shutdown();
		}
	}

	private static Assistant concurrently(PromptedServer server, @Nullable Executor threads) {
		AiServices<Assistant> builder = AiServices.builder(Assistant.class)
			.chatModel(server.bean(ChatModel.class))
			.tools(server.bean(Looking.class));
		return ((threads != null) ? builder.executeToolsConcurrently(threads) : builder.executeToolsConcurrently())
			.build();
	}

	private static Narrator streamedConcurrently(PromptedServer server, @Nullable Executor threads) {
		AiServices<Narrator> builder = AiServices.builder(Narrator.class)
			.streamingChatModel(server.bean(StreamingChatModel.class))
			.tools(server.bean(Looking.class));
		return ((threads != null) ? builder.executeToolsConcurrently(threads) : builder.executeToolsConcurrently())
			.build();
	}

	private static String threeTools(String agent) {
		return """
				AGENT %s
				  GENERATION prompted #1
				  TOOL look #1
				    SPAN http get
				  TOOL look #1
				    SPAN http get
				  TOOL look #1
				    SPAN http get
				  GENERATION prompted #2
				""".formatted(agent);
	}

}
