package dev.clew.harm;

import java.util.List;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of several applications in one JVM: what one of them does is recorded there or
 * nowhere.
 */
class TwoContextsTests {

	private TestApplication first;

	private TestApplication second;

	@BeforeEach
	void start() {
		this.first = TestApplication.plain(Tracing.NONE, List.of(LazyParts.class));
		this.second = TestApplication.plain(Tracing.NONE, List.of(LazyParts.class));
	}

	@AfterEach
	void stop() {
		this.first.close();
		this.second.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "assistant", "plainAssistant", "lazyAssistant" })
	void callIsRecordedInItsOwnApplication(String service) {
		call(this.first, service);
		assertRecorded(1, 0);
		call(this.second, service);
		call(this.second, service);
		assertRecorded(1, 2);
	}

	@Test
	void serviceBuiltAtTheTimeOfTheCallBelongsToTheOwnerOfItsModel() {
		answer(built(this.second, this.second.bean(ChatModel.class)));
		assertRecorded(0, 1);
	}

	// A model that is no bean has no owner, and neither is any application current: what
	// does not belong to the service is its retriever, a bean.
	@Test
	void serviceThatBelongsToNobodyIsNotRecordedInAnother() {
		answer(built(this.first, new ScriptedModel((part) -> {
		})));
		assertThat(this.second.traces()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "assistant", "plainAssistant", "lazyAssistant" })
	void callIntoAClosedApplicationIsRecordedNowhere(String service) {
		Assistant closed = this.first.bean(service, Assistant.class);
		answer(closed);
		this.first.close();
		answer(closed);
		assertThat(this.second.traces()).isEmpty();
		call(this.second, service);
		assertThat(this.second.traces()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "assistant", "plainAssistant", "lazyAssistant" })
	void applicationGoesOnWhenTheLaterOneIsClosed(String service) {
		Assistant closed = this.second.bean(service, Assistant.class);
		answer(closed);
		this.second.close();
		answer(closed);
		assertThat(this.first.traces()).isEmpty();
		call(this.first, service);
		assertThat(this.first.traces()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "assistant", "plainAssistant", "lazyAssistant" })
	void applicationWithoutClewIsRecordedNowhere(String service) {
		try (TestApplication third = TestApplication.plain(Tracing.NONE, List.of(LazyParts.class),
				"clew.enabled=false")) {
			call(third, service);
		}
		assertRecorded(0, 0);
	}

	@Test
	void nothingIsLeftWhenAllAreClosed() {
		Assistant closed = this.first.assistant(true);
		Assistant built = built(this.first, new ScriptedModel((part) -> {
		}));
		this.first.close();
		this.second.close();
		answer(closed);
		answer(built);
		answer(Parts.build(new ScriptedModel((part) -> {
		}), new KeyRetriever(new SmallEmbeddingModel()), (part) -> {
		}));
	}

	private static Assistant built(TestApplication application, ChatModel model) {
		return Parts.build(model, application.bean(ContentRetriever.class), (part) -> {
		});
	}

	private static void call(TestApplication application, String service) {
		answer(application.bean(service, Assistant.class));
	}

	private static void answer(Assistant assistant) {
		assertThat(assistant.chat("c", "about <x>")).isEqualTo("answer to seen <x>");
	}

	private void assertRecorded(int inFirst, int inSecond) {
		assertThat(this.first.traces()).hasSize(inFirst)
			.allSatisfy((trace) -> assertThat(trace.observationCount()).isEqualTo(11));
		assertThat(this.second.traces()).hasSize(inSecond)
			.allSatisfy((trace) -> assertThat(trace.observationCount()).isEqualTo(11));
	}

	/**
	 * An assistant that is built when it is first asked for.
	 */
	@Configuration(proxyBeanMethods = false)
	static class LazyParts {

		@Bean
		@Lazy
		Assistant lazyAssistant(ChatModel model, ContentRetriever retriever, Probe probe) {
			return Parts.build(model, retriever, probe);
		}

	}

}
