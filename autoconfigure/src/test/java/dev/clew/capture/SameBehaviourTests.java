package dev.clew.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.memory.ChatMemory;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.rag.DefaultRetrievalAugmentor;
import dev.langchain4j.rag.RetrievalAugmentor;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.router.DefaultQueryRouter;
import dev.langchain4j.rag.query.router.QueryRouter;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SameBehaviourTests {

	private static final int STEPS = 13;

	@Test
	void applicationDoesTheSameWithAndWithoutTracing() {
		List<String> untraced = run("clew.enabled=false");
		List<String> traced = run("clew.enabled=true");
		assertThat(traced).isEqualTo(untraced).hasSize(STEPS);
		assertThat(untraced).containsSequence("answer", "look hut", "ok", "again");
	}

	private static List<String> run(String property) {
		List<String> seen = new ArrayList<>();
		try (Application application = Application.start(OneModel.class, property)) {
			Desk desk = new Desk(seen);
			seen.add(outcome(() -> application.ask((service) -> {
			}, Reply.text("answer"))));
			seen.add(outcome(() -> application.ask((service) -> service.tools(desk),
					Reply.call("call_1", "look", "{\"at\":\"hut\"}"), Reply.text("ok"))));
			seen.add(outcome(() -> application.ask((service) -> service.tools(desk), Reply.call("call_1", "fail", "{}"),
					Reply.text("again"))));
			failures(application, desk, seen);
			seen.add(memory(application, desk));
			seen.addAll(retrieval(application));
			seen.add(application.bean(OpenAiChatModel.class).provider() + " "
					+ application.bean(ChatModel.class).defaultRequestParameters().modelName());
		}
		return seen;
	}

	private static void failures(Application application, Desk desk, List<String> seen) {
		Consumer<AiServices<Assistant>> tools = (service) -> service.tools(desk);
		seen.add(outcome(() -> application.ask(tools, Reply.call("call_1", "look", "{\"at\":"))));
		seen.add(outcome(() -> application.ask(tools, Reply.call("call_1", "fly", "{}"))));
		seen.add(outcome(() -> application.ask(tools, Reply.error(500, "out of order"))));
	}

	private static String memory(Application application, Desk desk) {
		ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
		String answer = outcome(() -> application.ask((service) -> service.tools(desk).chatMemory(memory),
				Reply.call("call_1", "fail", "{}"), Reply.text("sorry")));
		return answer + memory.messages().stream().map(ChatMessage::toString).toList();
	}

	private static List<String> retrieval(Application application) {
		List<Content> rules = List.of(Content.from("no dogs"), Content.from("quiet from ten"));
		ContentRetriever both = (query) -> rules;
		ContentRetriever broken = (query) -> {
			throw new IllegalStateException("no index");
		};
		return Stream
			.of(new DefaultQueryRouter(both), new DefaultQueryRouter(both, both), new DefaultQueryRouter(both, broken),
					new DefaultQueryRouter(broken))
			.map((router) -> retrieval(application, router))
			.toList();
	}

	private static String retrieval(Application application, QueryRouter router) {
		RetrievalAugmentor augmentor = DefaultRetrievalAugmentor.builder().queryRouter(router).build();
		ChatMemory memory = MessageWindowChatMemory.withMaxMessages(10);
		String answer = outcome(() -> application
			.ask((service) -> service.retrievalAugmentor(augmentor).chatMemory(memory), Reply.text("no")));
		return answer + memory.messages().stream().map(ChatMessage::toString).toList();
	}

	private static String outcome(Work<String> work) {
		try {
			return work.run();
		}
		catch (Exception ex) {
			Throwable cause = ex.getCause();
			return ex + ((cause != null) ? " caused by " + cause.getClass() : "");
		}
	}

	record Desk(List<String> seen) {

		@Tool
		String look(String at) {
			this.seen.add("look " + at);
			return "found";
		}

		@Tool
		String fail() {
			throw new IllegalStateException("no index");
		}

	}

}
