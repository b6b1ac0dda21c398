package dev.clew.capture;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Status;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of AI services, over HTTP.
 */
class StreamedServicesTests {

	@RegisterExtension
	static final CleanThreads threads = Streaming.threads;

	private static final Application application = Application.start(Streaming.class);

	private static final String ONE_ROUND = """
			SPAN POST /work/{id}
			  AGENT Desk.stream
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			""";

	private static final String TWO_ROUNDS = ONE_ROUND + """
			    TOOL book #1
			    GENERATION gpt-4o-mini #2
			      SPAN HTTP POST
			""";

	private static final StreamedReply BOOK = StreamedReply.call("call_1", "book", "{\"hut\":\"Steinkar\"}");

	private final Bookings bookings = new Bookings();

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void allRoundsHangUnderTheirAgentOnTheThreadsOfTheProvider() throws Exception {
		Thread request = Thread.currentThread();
		Heard heard = stream((service) -> service.tools(this.bookings), BOOK, StreamedReply.words("It ", "is"));
		assertThat(heard.all()).containsExactly("call book {\"hut\":\"S", "call book teinkar\"}", "intermediate",
				"before book", "executed book booked Steinkar", "It ", "is", "end It is");
		assertThat(application.tree()).isEqualTo(TWO_ROUNDS);
		assertThat(this.bookings.threads).hasSize(1).doesNotContain(request);
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It is\"");
		assertThat(output(ObservationType.TOOL)).isEqualTo("\"booked Steinkar\"");
		assertThat(Trees.first(application.trace(), ObservationType.TOOL).toolCallId()).isEqualTo("call_1");
	}

	@Test
	void toolsOnThreadsOfTheirOwnHangUnderTheAgent() throws Exception {
		stream((service) -> service.tools(this.bookings).executeToolsConcurrently(threads.pool()), BOOK,
				StreamedReply.words("It ", "is"))
			.all();
		assertThat(application.tree()).isEqualTo(TWO_ROUNDS);
	}

	@Test
	void retrievedContentIsToldBeforeTheFirstToken() throws Exception {
		Heard heard = stream((service) -> service.contentRetriever((query) -> List.of(Content.from("quiet"))),
				StreamedReply.words("It ", "is"));
		assertThat(heard.all()).containsExactly("retrieved quiet", "It ", "is", "end It is");
		assertThat(Trees.all(application.trace(), ObservationType.GENERATION)).hasSize(1)
			.allSatisfy((generation) -> assertThat(generation.parentObservationId())
				.isEqualTo(Trees.first(application.trace(), ObservationType.AGENT).observationId()));
	}

	@Test
	void thoughtsAreTheFirstTokens() throws Exception {
		Duration delay = Duration.ofSeconds(1);
		Heard heard = stream((service) -> {
		}, StreamedReply.thoughtsAndWord("Hm.", "Here").after(delay));
		assertThat(heard.all()).containsExactly("thinking Hm.", "Here", "end Here");
		assertThat(application.tree()).isEqualTo(ONE_ROUND);
		assertThat(timeToFirstToken()).isBetween(delay, delay.multipliedBy(2));
	}

	@Test
	void agentIsOpenUntilItsStreamIsOver() throws Exception {
		CountDownLatch over = new CountDownLatch(1);
		Heard heard = stream((service) -> {
		}, StreamedReply.words("It ", "is").after(over));
		Awaitility.await()
			.untilAsserted(() -> assertThat(Trees.of(Objects.requireNonNull(application.traceIfAny()))).isEqualTo("""
					SPAN POST /work/{id}
					  AGENT Desk.stream RUNNING
					    GENERATION gpt-4o-mini #1 RUNNING
					      SPAN http.client.requests RUNNING
					"""));
		over.countDown();
		heard.all();
		assertThat(application.tree()).isEqualTo(ONE_ROUND);
		Duration agent = Trees.first(application.trace(), ObservationType.AGENT).duration();
		assertThat(agent).isGreaterThan(Trees.first(application.trace(), ObservationType.GENERATION).duration())
			.isGreaterThan(Trees.first(application.trace(), ObservationType.SPAN).duration());
	}

	@Test
	void fluxIsOneAgent() throws Exception {
		application.openAi().streams(BOOK, StreamedReply.words("It ", "is"));
		Desk desk = desk((service) -> service.tools(this.bookings));
		Flux<String> words = application.inRequest(() -> desk.flux("Where?"));
		assertThat(words.collectList().block(Duration.ofSeconds(20))).containsExactly("It ", "is");
		assertThat(application.tree()).isEqualTo(TWO_ROUNDS.replace("stream", "flux"));
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It is\"");
	}

	// LangChain4j's stream goes on: what it costs is there.
	@Test
	void fluxThatIsCancelledEndsWithItsStream() throws Exception {
		application.openAi().streams(StreamedReply.words("It ", "is").every(Duration.ofMillis(30)));
		Desk desk = desk((service) -> {
		});
		Flux<String> words = application.inRequest(() -> desk.flux("Where?"));
		assertThat(words.blockFirst(Duration.ofSeconds(20))).isEqualTo("It ");
		assertThat(application.tree()).isEqualTo(ONE_ROUND.replace("stream", "flux"));
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It is\"");
		assertThat(application.trace().summary().usage().total()).isEqualTo(15);
	}

	@Test
	void cancelledStreamIsClosedAndMarkedWithWhatCameBefore() throws Exception {
		application.openAi().streams(StreamedReply.words("It ", "is ", "late").every(Duration.ofMillis(30)));
		List<String> heard = new CopyOnWriteArrayList<>();
		Desk desk = desk((service) -> {
		});
		application.inRequest(() -> {
			desk.stream("Where?").onPartialResponseWithContext((part, context) -> {
				heard.add(part.text());
				if ("is ".equals(part.text())) {
					context.streamingHandle().cancel();
				}
			}).onError((error) -> heard.add("error")).onCompleteResponse((response) -> heard.add("end")).start();
			return heard;
		});
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  AGENT Desk.stream WARNING
				    GENERATION gpt-4o-mini #1 WARNING
				      SPAN HTTP POST
				""");
		assertThat(application.trace().observations()).filteredOn((one) -> one.level() == Level.WARNING)
			.extracting(ObservationRecord::statusMessage)
			.containsExactly("cancelled", "cancelled");
		assertThat(output(ObservationType.AGENT)).isEqualTo("\"It is \"");
		assertThat(output(ObservationType.GENERATION)).isEqualTo("{\"role\":\"assistant\",\"content\":\"It is \"}");
		assertThat(heard).containsExactly("It ", "is ");
	}

	@Test
	void streamThatNobodyStartsIsClosedInTime() throws Exception {
		try (Application impatient = Application.start(Streaming.class, "clew.record.max-duration=300ms")) {
			Desk desk = AiServices.builder(Desk.class)
				.streamingChatModel(impatient.bean(StreamingChatModel.class))
				.build();
			impatient.inRequest(() -> desk.stream("Where?"));
			assertThat(impatient.tree()).isEqualTo("""
					SPAN POST /work/{id}
					  AGENT Desk.stream WARNING
					""");
			assertThat(Trees.first(impatient.trace(), ObservationType.AGENT).statusMessage())
				.isEqualTo("did not end within clew.record.max-duration=0.3s");
			assertThat(impatient.trace().summary().status()).isEqualTo(Status.COMPLETED);
		}
	}

	private static Heard stream(Consumer<AiServices<Desk>> customizer, StreamedReply... replies) throws Exception {
		application.openAi().streams(replies);
		Desk desk = desk(customizer);
		return application.inRequest(() -> Heard.of(desk.stream("Where?")));
	}

	private static Desk desk(Consumer<AiServices<Desk>> customizer) {
		AiServices<Desk> builder = AiServices.builder(Desk.class)
			.streamingChatModel(application.bean(StreamingChatModel.class));
		customizer.accept(builder);
		return builder.build();
	}

	private static String output(ObservationType type) {
		return Objects.requireNonNull(Trees.first(application.trace(), type).output()).json();
	}

	private static Duration timeToFirstToken() {
		ObservationRecord generation = Trees.first(application.trace(), ObservationType.GENERATION);
		return Objects.requireNonNull(Objects.requireNonNull(generation.modelCall()).timeToFirstToken());
	}

	interface Desk {

		TokenStream stream(String question);

		Flux<String> flux(String question);

	}

	static final class Bookings {

		private final List<Thread> threads = new CopyOnWriteArrayList<>();

		@Tool
		String book(String hut) {
			this.threads.add(Thread.currentThread());
			return "booked " + hut;
		}

	}

}
