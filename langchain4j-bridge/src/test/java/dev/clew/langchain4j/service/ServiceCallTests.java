package dev.clew.langchain4j.service;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.clew.langchain4j.ScriptedModel;
import dev.clew.langchain4j.TracedApplication;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Preview;
import dev.clew.trace.Status;
import dev.langchain4j.invocation.InvocationParameters;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.observability.api.AiServiceListenerRegistrar;
import dev.langchain4j.observability.api.DefaultAiServiceListenerRegistrar;
import dev.langchain4j.observability.api.event.AiServiceEvent;
import dev.langchain4j.observability.api.listener.AiServiceListener;
import dev.langchain4j.service.AiServiceContext;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.IllegalConfigurationException;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ServiceCallTests {

	private final TracedApplication application = new TracedApplication();

	private final ScriptedModel model = new ScriptedModel().on("Hello", "Hi").on("Who", "A clerk");

	@AfterEach
	void nothingFailedAndNothingStaysOpen() {
		this.application.closeAndLeaveNothing();
	}

	@Test
	void whatTheSystemMessageNeedsIsPartOfTheAgent() {
		Desk desk = AiServices.builder(Desk.class)
			.chatModel(this.model)
			.systemMessageProvider((id) -> later(inner("Who are you?")))
			.build();
		assertThat(desk.ask("Hello")).isEqualTo("Hi");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask DEFAULT", "  AGENT Desk.ask DEFAULT",
				"    GENERATION chat DEFAULT", "  GENERATION chat DEFAULT");
		List<ObservationRecord> all = this.application.trace().observations();
		assertThat(input(all.get(0))).isEqualTo("{\"userMessage\":\"Hello\",\"arguments\":{\"question\":\"Hello\"}}");
		assertThat(all.get(0).duration()).isGreaterThan(Objects.requireNonNull(all.get(1).duration()).plusMillis(20));
		assertThat(this.application.trace().summary().inputPreview()).extracting(Preview::text).isEqualTo("Hello");
	}

	@Test
	void whatTransformsTheRequestIsPartOfTheAgent() {
		Desk desk = AiServices.builder(Desk.class).chatModel(this.model).chatRequestTransformer((request) -> {
			inner("Who are you?");
			return request;
		}).build();
		desk.ask("Hello");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask DEFAULT", "  AGENT Desk.ask DEFAULT",
				"    GENERATION chat DEFAULT", "  GENERATION chat DEFAULT");
	}

	@Test
	void whatTheMemoryDoesIsPartOfTheAgent() {
		Remembering desk = AiServices.builder(Remembering.class).chatModel(this.model).chatMemoryProvider((id) -> {
			Observation.start("select", this.application.registry).stop();
			return MessageWindowChatMemory.withMaxMessages(5);
		}).build();
		desk.ask("c-1", "Hello");
		assertThat(this.application.tree()).containsExactly("AGENT Remembering.ask DEFAULT", "  SPAN select DEFAULT",
				"  GENERATION chat DEFAULT");
		assertThat(this.application.trace().summary().info().sessionId()).isEqualTo("c-1");
	}

	@Test
	@SuppressWarnings("NullAway")
	void callWithoutAMemoryIdFails() {
		Remembering desk = AiServices.builder(Remembering.class)
			.chatModel(this.model)
			.chatMemoryProvider((id) -> MessageWindowChatMemory.withMaxMessages(5))
			.build();
		assertThatIllegalArgumentException().isThrownBy(() -> desk.ask(null, "Hello"));
		assertThat(this.application.tree()).containsExactly("AGENT Remembering.ask ERROR");
		ObservationRecord agent = this.application.first(ObservationType.AGENT);
		assertThat(agent.statusMessage()).contains("@MemoryId").contains("must not be null");
		assertThat(input(agent)).isEqualTo("{}");
		assertThat(this.application.trace().summary().status()).isEqualTo(Status.COMPLETED);
	}

	@Test
	void callThatIsConfiguredWronglyFails() {
		Twice twice = AiServices.builder(Twice.class).chatModel(this.model).build();
		assertThatExceptionOfType(IllegalConfigurationException.class)
			.isThrownBy(() -> twice.ask(new InvocationParameters(), new InvocationParameters(), "Hello"));
		assertThat(this.application.tree()).containsExactly("AGENT Twice.ask ERROR");
		ObservationRecord agent = this.application.first(ObservationType.AGENT);
		assertThat(agent.statusMessage()).contains("more than one parameter");
		assertThat(input(agent)).isEqualTo("{\"arguments\":{\"question\":\"Hello\"}}");
	}

	@Test
	void failureBeforeTheUserMessageStandsIsToldOnce() {
		Desk desk = AiServices.builder(Desk.class).chatModel(this.model).systemMessageProvider((id) -> {
			throw new IllegalStateException("no prompt");
		}).build();
		assertThatIllegalStateException().isThrownBy(() -> desk.ask("Hello"));
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask ERROR");
		assertThat(this.application.first(ObservationType.AGENT).statusMessage()).isEqualTo("no prompt");
	}

	@Test
	void errorBeforeTheUserMessageStandsIsToldOnce() {
		Desk desk = AiServices.builder(Desk.class).chatModel(this.model).systemMessageProvider((id) -> {
			throw new NoClassDefFoundError("templates");
		}).build();
		assertThatExceptionOfType(NoClassDefFoundError.class).isThrownBy(() -> desk.ask("Hello"));
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask ERROR");
		assertThat(this.application.first(ObservationType.AGENT).statusMessage()).isEqualTo("templates");
	}

	@Test
	void serviceIsTheProxyThatItIsWithoutTracing() throws Exception {
		Desk desk = AiServices.builder(Desk.class).chatModel(this.model).build();
		Desk plain = plain(Desk.class);
		assertThat(desk.getClass()).isSameAs(plain.getClass());
		assertThat(desk).isEqualTo(desk).isNotEqualTo(plain).hasSameHashCodeAs(System.identityHashCode(desk));
		assertThat(desk).hasToString(Desk.class.getName() + "@" + Integer.toHexString(System.identityHashCode(desk)));
		assertThat(this.application.traces()).isZero();
		assertThat(desk.greet()).isEqualTo("Hi");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask DEFAULT", "  GENERATION chat DEFAULT");
	}

	@Test
	void servicesThatShareARegistrarAreAgentsOfTheirOwn() throws Exception {
		SharedRegistrar shared = new SharedRegistrar(new DefaultAiServiceListenerRegistrar());
		Desk[] desks = shared.build(() -> new Desk[] { desk(), desk() });
		Other other = shared.build(() -> AiServices.builder(Other.class).chatModel(this.model).build());
		desks[0].ask("Hello");
		other.tell("Hello");
		desks[1].ask("Hello");
		assertThat(this.application.allTraces()).hasSize(3).allSatisfy((trace) -> {
			assertThat(trace.observations()).extracting(ObservationRecord::type)
				.containsExactly(ObservationType.AGENT, ObservationType.GENERATION);
			assertThat(trace.observations().get(1).iteration()).isEqualTo(1);
			assertThat(trace.summary().status()).isEqualTo(Status.COMPLETED);
		});
		assertThat(this.application.allTraces()).extracting((trace) -> trace.observations().get(0).name())
			.containsExactly("Desk.ask", "Other.tell", "Desk.ask");
	}

	@Test
	void servicesWithoutEventsAreAgentsToo() throws Exception {
		Desk desk = new SharedRegistrar(new SilentRegistrar()).build(this::desk);
		assertThat(desk.ask("Hello")).isEqualTo("Hi");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask DEFAULT", "  GENERATION chat DEFAULT");
		ObservationRecord agent = this.application.first(ObservationType.AGENT);
		assertThat(agent.output()).extracting(Content::json).isEqualTo("\"Hi\"");
		assertThat(agent.level()).isEqualTo(Level.DEFAULT);
	}

	@Test
	void servicesWhoseCallsAreNotSeenAreAgentsByTheirEvents() throws Exception {
		Desk desk = plain(Desk.class);
		assertThat(desk.ask("Hello")).isEqualTo("Hi");
		assertThat(this.application.tree()).containsExactly("AGENT Desk.ask DEFAULT", "  GENERATION chat DEFAULT");
	}

	// As LangChain4j builds it where our factory of services is not in place.
	private <T> T plain(Class<T> type) throws Exception {
		Constructor<?> constructor = Class.forName("dev.langchain4j.service.DefaultAiServices")
			.getDeclaredConstructor(AiServiceContext.class);
		constructor.setAccessible(true);
		AiServices<?> services = (AiServices<?>) constructor.newInstance(AiServiceContext.create(type));
		Object service = services.chatModel(this.model).build();
		InvocationHandler handler = Proxy.getInvocationHandler(service);
		assertThat(handler).isNotInstanceOf(ServiceHandler.class);
		return type.cast(service);
	}

	private Desk desk() {
		return AiServices.builder(Desk.class).chatModel(this.model).build();
	}

	private String inner(String question) {
		return AiServices.builder(Desk.class).chatModel(this.model).build().ask(question);
	}

	private static String later(String answer) {
		try {
			assertThat(new CountDownLatch(1).await(30, TimeUnit.MILLISECONDS)).isFalse();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return answer;
	}

	private static @Nullable String input(ObservationRecord one) {
		return (one.input() != null) ? one.input().json() : null;
	}

	/**
	 * A service whose default method LangChain4j may call.
	 */
	public interface Desk {

		String ask(String question);

		default String greet() {
			return ask("Hello");
		}

	}

	interface Other {

		String tell(String question);

	}

	interface Remembering {

		String ask(@MemoryId @Nullable String id, @UserMessage String question);

	}

	interface Twice {

		@UserMessage("{{question}}")
		String ask(InvocationParameters some, InvocationParameters others, @V("question") String question);

	}

	/**
	 * A registrar that keeps the events to itself.
	 */
	private static final class SilentRegistrar implements AiServiceListenerRegistrar {

		@Override
		public <T extends AiServiceEvent> void register(AiServiceListener<T> listener) {
		}

		@Override
		public <T extends AiServiceEvent> void unregister(AiServiceListener<T> listener) {
		}

		@Override
		public <T extends AiServiceEvent> void fireEvent(T event) {
		}

		@Override
		public void shouldThrowExceptionOnEventError(boolean shouldThrow) {
		}

	}

}
