package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import dev.clew.CurrentTrace;
import dev.clew.store.TraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.clew.trace.Trace;
import dev.clew.trace.TraceSummary;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;

class NotHttpTests {

	private static final String CALL = """
			AGENT Assistant.chat
			  GENERATION chat #1
			""";

	private static final ConfigurableApplicationContext application = new SpringApplicationBuilder(Batch.class)
		.web(WebApplicationType.NONE)
		.properties(Map.of("clew.store.type", "memory", "spring.main.banner-mode", "off", "management.tracing.enabled",
				"false", "logging.level.root", "off", "spring.autoconfigure.exclude",
				Application.WITHOUT_SECURITY + ",dev.langchain4j.spring.LangChain4jAutoConfig"))
		.run();

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void eachScheduledRunIsATraceOfItsOwn() {
		List<Trace> runs = traces("report", 2);
		assertThat(runs).extracting(Trees::of).containsOnly("""
				SPAN Jobs.report
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
		assertThat(runs).extracting((run) -> run.summary().info().name()).containsOnly("Jobs.report");
		assertThat(application.getBean(Jobs.class).namesWhileRunning).containsExactly("Jobs.report", "Jobs.report");
	}

	@Test
	void scheduledRunThatFailsIsAnError() {
		Trace run = traces("cleanup", 1).get(0);
		assertThat(Trees.of(run)).isEqualTo("""
				SPAN Jobs.cleanup ERROR
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
		assertThat(run.summary().level()).isEqualTo(Level.ERROR);
		assertThat(Trees.named(run, "Jobs.cleanup").statusMessage()).isEqualTo("nothing to clean");
	}

	@Test
	void eachMessageIsATraceOfItsOwn() {
		ObservationRegistry registry = application.getBean(ObservationRegistry.class);
		for (int i = 0; i < 2; i++) {
			ReceiverContext<Map<String, String>> message = new ReceiverContext<>(Map::get, Kind.CONSUMER);
			message.setCarrier(Map.of());
			Observation.createNotStarted("messaging.listener", () -> message, registry)
				.contextualName("bookings receive")
				.observe(() -> ask("booking 204"));
		}
		assertThat(traces("booking 204", 2)).extracting(Trees::of).containsOnly("""
				SPAN bookings receive
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
	}

	@Test
	void eventListenerIsPartOfWhatPublishes() {
		application.publishEvent(new Booked("alone"));
		assertThat(traces("alone", 1)).extracting(Trees::of).containsExactly(CALL);
		application.getBean(CurrentTrace.class).step(ObservationType.CHAIN, "Booking", (step) -> {
			application.publishEvent(new Booked("within"));
			return "";
		});
		assertThat(traces("within", 1)).extracting(Trees::of).containsExactly("""
				CHAIN Booking
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
	}

	@Test
	void eachCallOfARunnerIsATraceOfItsOwn() {
		assertThat(traces("run by arguments", 2)).extracting(Trees::of).containsOnly(CALL);
	}

	@Test
	void stepAroundTheCallsOfARunnerMakesThemOneTrace() {
		Trace run = traces("run by lines", 1).get(0);
		assertThat(Trees.of(run)).isEqualTo("""
				CHAIN Import
				  AGENT Assistant.chat
				    GENERATION chat #1
				  AGENT Assistant.chat
				    GENERATION chat #1
				""");
		assertThat(run.summary().info().tags()).containsExactly("nightly");
	}

	@Test
	void callFromMainIsATraceOfItsOwn() {
		assertThat(application.getBean(CurrentTrace.class).traceId()).isNull();
		ask("main");
		assertThat(traces("main", 1)).extracting(Trees::of).containsExactly(CALL);
	}

	private static String ask(String message) {
		return application.getBean(Assistant.class).chat(message);
	}

	// Those in which a text occurs, when they have ended.
	private static List<Trace> traces(String text, int count) {
		TraceStore store = application.getBean(TraceStore.class);
		TraceQuery query = TraceQuery.builder().text(text).status(Status.COMPLETED).build();
		List<TraceSummary> found = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> store.findTraces(query).items(), (items) -> items.size() >= count);
		assertThat(found).hasSize(count);
		return found.stream().map((one) -> Objects.requireNonNull(store.findTrace(one.info().traceId()))).toList();
	}

	/**
	 * Something has happened.
	 *
	 * @param hut where
	 */
	private record Booked(String hut) {

	}

	/**
	 * An application that nobody sends requests to.
	 */
	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableScheduling
	static class Batch {

		@Bean
		ChatModel chatModel() {
			return new ShortModel();
		}

		@Bean
		Assistant assistant(ChatModel model) {
			return AiServices.create(Assistant.class, model);
		}

		@Bean
		Jobs jobs(Assistant assistant, TraceStore store, CurrentTrace trace) {
			return new Jobs(assistant, store, trace);
		}

		@Bean
		ApplicationRunner byArguments(Assistant assistant) {
			return (arguments) -> {
				assistant.chat("run by arguments");
				assistant.chat("run by arguments");
			};
		}

		@Bean
		CommandLineRunner byLines(Assistant assistant, CurrentTrace trace) {
			return (arguments) -> trace.step(ObservationType.CHAIN, "Import", (step) -> {
				trace.tag("nightly");
				return assistant.chat("run by lines") + assistant.chat("run by lines");
			});
		}

	}

	/**
	 * What runs by the clock and on events.
	 */
	static class Jobs {

		final List<String> namesWhileRunning = new CopyOnWriteArrayList<>();

		private final AtomicInteger reports = new AtomicInteger();

		private final Assistant assistant;

		private final TraceStore store;

		private final CurrentTrace trace;

		Jobs(Assistant assistant, TraceStore store, CurrentTrace trace) {
			this.assistant = assistant;
			this.store = store;
			this.trace = trace;
		}

		// Later runs have nothing to do, and leave nothing behind.
		@Scheduled(fixedDelay = 10)
		void report() {
			if (this.reports.incrementAndGet() <= 2) {
				this.assistant.chat("report");
				String id = Objects.requireNonNull(this.trace.traceId());
				this.namesWhileRunning.add(Objects.requireNonNull(this.store.findTrace(id)).summary().info().name());
			}
		}

		@Scheduled(fixedDelayString = "P1D")
		void cleanup() {
			this.assistant.chat("cleanup");
			throw new IllegalStateException("nothing to clean");
		}

		@EventListener
		void on(Booked event) {
			this.assistant.chat(event.hut());
		}

	}

	/**
	 * Has little to say.
	 */
	static class ShortModel implements ChatModel {

		@Override
		public ChatResponse doChat(ChatRequest request) {
			return ChatResponse.builder().aiMessage(AiMessage.from("Yes.")).build();
		}

	}

}
