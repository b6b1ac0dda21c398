package dev.clew.capture;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.tool.ToolProvider;
import dev.langchain4j.service.tool.ToolProviderRequest;
import dev.langchain4j.service.tool.ToolProviderResult;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ToolsTests {

	private static final Application application = Application.start(OneModel.class);

	@RegisterExtension
	static final CleanThreads threads = application.threads();

	private static final String ONE_TOOL = """
			SPAN POST /work/{id}
			  AGENT Assistant.chat
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    TOOL look #1
			    GENERATION gpt-4o-mini #2
			      SPAN HTTP POST
			""";

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void toolIsTracedWithTheTimeItTook() throws Exception {
		application.ask((service) -> service.tools(new Slow()), Reply.call("call_1", "look", "{}"), Reply.text("ok"));
		assertThat(application.tree()).isEqualTo(ONE_TOOL);
		ObservationRecord tool = Trees.first(application.trace(), ObservationType.TOOL);
		assertThat(tool.duration()).isGreaterThanOrEqualTo(Slow.TIME);
		assertThat(Trees.json(tool.output())).isEqualTo("\"found\"");
	}

	@Test
	void toolGivenAsExecutorIsTraced() throws Exception {
		ToolSpecification look = ToolSpecification.builder().name("look").build();
		application.ask((service) -> service.tools(Map.of(look, (request, memoryId) -> "found")),
				Reply.call("call_1", "look", "{}"), Reply.text("ok"));
		assertThat(application.tree()).isEqualTo(ONE_TOOL);
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.TOOL).output())).isEqualTo("\"found\"");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void toolOfProviderIsTraced(boolean dynamic) throws Exception {
		application.ask((service) -> service.toolProvider(new Provider(dynamic)), Reply.call("call_1", "look", "{}"),
				Reply.text("ok"));
		assertThat(application.tree()).isEqualTo(ONE_TOOL);
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.TOOL).output())).isEqualTo("\"found\"");
	}

	@Test
	void callsOfOneAnswerBelongToTheSameRound() throws Exception {
		application.ask((service) -> service.tools(new Slow()),
				Reply.calls(new Reply.Call("call_1", "look", "{}"), new Reply.Call("call_2", "look", "{}")),
				Reply.call("call_3", "look", "{}"), Reply.text("ok"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				    TOOL look #1
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				    TOOL look #2
				    GENERATION gpt-4o-mini #3
				      SPAN HTTP POST
				""");
		assertThat(Trees.all(application.trace(), ObservationType.TOOL)).extracting(ObservationRecord::toolCallId)
			.containsExactly("call_1", "call_2", "call_3");
	}

	@Test
	void serviceWithinToolNestsUnderIt() throws Exception {
		Assistant inner = AiServices.create(Assistant.class, application.bean(ChatModel.class));
		application.ask((service) -> service.tools(new Delegate(inner)), Reply.call("call_1", "look", "{}"),
				Reply.text("found"), Reply.text("ok"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				      AGENT Assistant.chat
				        GENERATION gpt-4o-mini #1
				          SPAN HTTP POST
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				""");
	}

	@Test
	void observationWithinToolNestsUnderIt() throws Exception {
		application.ask((service) -> service.tools(new Database()), Reply.call("call_1", "look", "{}"),
				Reply.text("ok"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				      SPAN select
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				""");
	}

	@Test
	void concurrentToolsKeepTheirParentAndTheirSteps() throws Exception {
		application.ask((service) -> service.tools(new Meeting()).executeToolsConcurrently(threads.pool()),
				Reply.calls(new Reply.Call("call_1", "look", "{}"), new Reply.Call("call_2", "look", "{}")),
				Reply.text("ok"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Assistant.chat
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				    TOOL look #1
				      SPAN select
				    TOOL look #1
				      SPAN select
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				""");
		assertThat(Trees.all(application.trace(), ObservationType.TOOL)).extracting(ObservationRecord::toolCallId)
			.containsExactlyInAnyOrder("call_1", "call_2");
	}

	static class Slow {

		static final Duration TIME = Duration.ofMillis(50);

		@Tool
		String look() {
			long end = System.nanoTime() + TIME.toNanos();
			while (System.nanoTime() - end < 0) {
				LockSupport.parkNanos(end - System.nanoTime());
			}
			return "found";
		}

	}

	record Delegate(Assistant inner) {

		@Tool
		String look() {
			return this.inner.chat("Look!");
		}

	}

	static class Database {

		@Tool
		String look() {
			return Objects
				.requireNonNull(Observation.createNotStarted("select", application.bean(ObservationRegistry.class))
					.observe(() -> "found"));
		}

	}

	// Both calls are under way at the same time.
	static class Meeting extends Database {

		private final CyclicBarrier both = new CyclicBarrier(2);

		@Tool
		@Override
		String look() {
			try {
				this.both.await(10, TimeUnit.SECONDS);
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
			return super.look();
		}

	}

	record Provider(boolean isDynamic) implements ToolProvider {

		@Override
		public ToolProviderResult provideTools(ToolProviderRequest request) {
			ToolSpecification look = ToolSpecification.builder().name("look").build();
			return ToolProviderResult.builder().add(look, (call, memoryId) -> "found").build();
		}

	}

}
