package dev.clew.capture;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.agentic.UntypedAgent;
import dev.langchain4j.agentic.agent.AgentBuilder;
import dev.langchain4j.agentic.agent.ErrorRecoveryResult;
import dev.langchain4j.agentic.observability.AgentListener;
import dev.langchain4j.agentic.observability.AgentRequest;
import dev.langchain4j.agentic.observability.AgentResponse;
import dev.langchain4j.agentic.observability.BeforeAgentToolExecution;
import dev.langchain4j.agentic.scope.DefaultAgenticScope;
import dev.langchain4j.agentic.supervisor.SupervisorAgent;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.V;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

class AgentsTests {

	private static final Application application = Application.start(Beans.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@AfterEach
	void nothingIsCurrent() {
		assertThat(application.bean(ObservationRegistry.class).getCurrentObservation()).isNull();
	}

	@Test
	void workflowThatIsABeanIsAChainUnderTheRequest() throws Exception {
		application.openAi().answers(Reply.text("Once"));
		UntypedAgent written = application.bean("written", UntypedAgent.class);
		assertThat(application.inRequest(() -> written.invoke(Map.of("topic", "huts")))).isEqualTo(4);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  CHAIN Sequential
				    AGENT Writer.write
				      GENERATION gpt-4o-mini #1
				        SPAN HTTP POST
				    AGENT Counter.count
				""");
	}

	@Test
	void failedWorkflowEndsWithItsAgentAndNotWithItsRequest() throws Exception {
		application.openAi().answers(Reply.error(500, "out of order"));
		UntypedAgent written = application.bean("written", UntypedAgent.class);
		String handled = application.inRequest(() -> {
			assertThatRuntimeException().isThrownBy(() -> written.invoke(Map.of("topic", "huts")));
			return String.valueOf(Trees.first(running(), ObservationType.CHAIN).endTime() != null);
		});
		assertThat(handled).isEqualTo("true");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  CHAIN Sequential ERROR
				    AGENT Writer.write ERROR
				      GENERATION gpt-4o-mini #1 ERROR
				        SPAN HTTP POST ERROR
				""");
	}

	private static Trace running() {
		return application.newestTrace();
	}

	@Test
	void runsAtOnceAreNotMixed() throws Exception {
		int count = 8;
		CountDownLatch gate = new CountDownLatch(1);
		Reply waiting = Reply.text("Once").after(gate);
		application.openAi().answers(Collections.nCopies(count, waiting).toArray(Reply[]::new));
		UntypedAgent written = application.bean("written", UntypedAgent.class);
		Set<String> before = application.traces().stream().map(AgentsTests::idOf).collect(Collectors.toSet());
		ExecutorService threads = Executors.newFixedThreadPool(count);
		List<Future<Object>> runs = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Map<String, Object> topic = Map.of("topic", "huts " + i);
			runs.add(threads.submit(() -> written.invoke(topic)));
		}
		gate.countDown();
		for (Future<Object> run : runs) {
			assertThat(run.get()).isEqualTo(4);
		}
		threads.shutdown();
		List<Trace> traces = application.traces().stream().filter((one) -> !before.contains(idOf(one))).toList();
		assertThat(traces).hasSize(count).extracting(Trees::of).containsOnly("""
				CHAIN Sequential
				  AGENT Writer.write
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				  AGENT Counter.count
				""");
		assertThat(traces).allSatisfy((one) -> assertThat(topicOf(one, ObservationType.AGENT))
			.isEqualTo(topicOf(one, ObservationType.CHAIN)));
	}

	// Two calls with one memory id share a scope.
	@Test
	void runsAtOnceInOneScopeHaveEachTheirOwnTrace() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		application.openAi().answers(Reply.text("Once").after(gate), Reply.text("Once").after(gate));
		Remembered remembered = AgenticServices.sequenceBuilder(Remembered.class)
			.subAgents(AgentBeans.writer(application.bean(ChatModel.class)), new AgentCases.Counter())
			.build();
		Set<String> before = application.traces().stream().map(AgentsTests::idOf).collect(Collectors.toSet());
		ExecutorService threads = Executors.newFixedThreadPool(2);
		Future<Integer> first = threads.submit(() -> remembered.write("c-1", "huts"));
		Future<Integer> second = threads.submit(() -> remembered.write("c-1", "huts"));
		gate.countDown();
		assertThat(first.get()).isEqualTo(4);
		assertThat(second.get()).isEqualTo(4);
		threads.shutdown();
		List<Trace> traces = application.traces().stream().filter((one) -> !before.contains(idOf(one))).toList();
		assertThat(traces).hasSize(2).extracting(Trees::of).containsOnly("""
				CHAIN Remembered.write
				  AGENT Writer.write
				    GENERATION gpt-4o-mini #1
				      SPAN HTTP POST
				  AGENT Counter.count
				""");
	}

	@Test
	void consumersOfToolCallsThatTheApplicationSetAreCalled() throws Exception {
		application.openAi().answers(Reply.call("call_1", "look", "{}"), Reply.text("Once"));
		List<String> seen = new CopyOnWriteArrayList<>();
		Told teller = new Told(seen);
		AgentCases.Writer writer = teller.chatModel(application.bean(ChatModel.class)).tools(new Tools()).build();
		UntypedAgent workflow = AgenticServices.sequenceBuilder().subAgents(writer).outputKey("story").build();
		application.inRequest(() -> workflow.invoke(Map.of("topic", "huts")));
		assertThat(seen).containsExactly("before look", "after look");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  CHAIN Sequential
				    AGENT Writer.write
				      GENERATION gpt-4o-mini #1
				        SPAN HTTP POST
				      TOOL look #1
				      GENERATION gpt-4o-mini #2
				        SPAN HTTP POST
				""");
	}

	@Test
	void memoryIdMadeUpForOneCallIsNoSession() throws Exception {
		application.openAi()
			.answers(Reply.text("{\"agentName\":\"done\",\"arguments\":{\"response\":\"done\"}}"),
					Reply.text("{\"score1\":0.2,\"score2\":0.9}"));
		application.inRequest(() -> application.bean(SupervisorAgent.class).invoke("Nothing"));
		assertThat(application.trace().summary().info().sessionId()).isNull();
	}

	@Test
	void workflowsDoTheSameWithAndWithoutTracing() throws Exception {
		List<String> untraced = behaviour("clew.enabled=false");
		List<String> traced = behaviour("clew.enabled=true");
		assertThat(traced).isEqualTo(untraced)
			.containsExactly("before Sequential", "before write", "tool look", "after write", "after Sequential",
					"result 4", "dev.langchain4j.agentic.agent.AgentInvocationException", "retried 4", "proxy true");
	}

	private static List<String> behaviour(String property) throws Exception {
		List<String> seen = new CopyOnWriteArrayList<>();
		try (Application own = Application.start(Beans.class, property)) {
			ChatModel model = own.bean(ChatModel.class);
			AgentCases.Writer writer = AgenticServices.agentBuilder(AgentCases.Writer.class)
				.chatModel(model)
				.tools(new Tools())
				.build();
			UntypedAgent workflow = AgenticServices.sequenceBuilder()
				.listener(new Listening(seen))
				.subAgents(writer, new AgentCases.Counter())
				.outputKey("length")
				.build();
			own.openAi().answers(Reply.call("call_1", "look", "{}"), Reply.text("Once"));
			seen.add("result " + own.inRequest(() -> workflow.invoke(Map.of("topic", "huts"))));
			own.openAi().answers(Reply.error(500, "out of order"));
			seen.add(failure(() -> own.bean("written", UntypedAgent.class).invoke(Map.of("topic", "huts"))));
			own.openAi().answers(Reply.error(500, "out of order"), Reply.text("Once"));
			UntypedAgent retrying = AgenticServices.sequenceBuilder()
				.subAgents(AgentBeans.writer(model), new AgentCases.Counter())
				.errorHandler((context) -> ErrorRecoveryResult.retry())
				.outputKey("length")
				.build();
			seen.add("retried " + own.inRequest(() -> retrying.invoke(Map.of("topic", "huts"))));
			seen.add("proxy " + Proxy.isProxyClass(own.bean(SupervisorAgent.class).getClass()));
		}
		return seen;
	}

	private static String failure(Work<Object> work) {
		try {
			return String.valueOf(work.run());
		}
		catch (Exception ex) {
			return ex.getClass().getName();
		}
	}

	private static String idOf(Trace trace) {
		return trace.summary().info().traceId();
	}

	private static String topicOf(Trace trace, ObservationType type) {
		String input = Trees.json(Trees.first(trace, type).input());
		return String.valueOf(input).replaceAll(".*(huts \\d).*", "$1");
	}

	/**
	 * A workflow of a conversation.
	 */
	public interface Remembered {

		@Agent(outputKey = "length")
		Integer write(@MemoryId String id, @V("topic") String topic);

	}

	static final class Tools {

		@Tool
		String look() {
			return "found";
		}

	}

	/**
	 * An agent whose maker wants to know of its tools.
	 */
	static final class Told extends AgentBuilder<AgentCases.Writer, Told> {

		private final List<String> seen;

		Told(List<String> seen) {
			super(AgentCases.Writer.class);
			this.seen = seen;
		}

		@Override
		protected void build(DefaultAgenticScope scope, AiServiceContext context,
				AiServices<AgentCases.Writer> service) {
			service.beforeToolExecution((before) -> this.seen.add("before " + before.request().name()));
			service.afterToolExecution((after) -> this.seen.add("after " + after.request().name()));
		}

	}

	/**
	 * A listener of the application.
	 *
	 * @param seen what it was told
	 */
	record Listening(List<String> seen) implements AgentListener {

		@Override
		public void beforeAgentInvocation(AgentRequest request) {
			this.seen.add("before " + request.agentName());
		}

		@Override
		public void afterAgentInvocation(AgentResponse response) {
			this.seen.add("after " + response.agentName());
		}

		@Override
		public void beforeAgentToolExecution(BeforeAgentToolExecution execution) {
			this.seen.add("tool " + execution.toolExecution().request().name());
		}

		@Override
		public boolean inheritedBySubagents() {
			return true;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import({ OneModel.class, AgentBeans.class })
	static class Beans {

	}

}
