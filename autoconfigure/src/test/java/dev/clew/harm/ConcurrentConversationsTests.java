package dev.clew.harm;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.clew.store.FoundObservation;
import dev.clew.store.FoundSession;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.Page;
import dev.clew.store.query.SessionQuery;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of many conversations at the same time.
 */
class ConcurrentConversationsTests {

	private static final int CONVERSATIONS = 200;

	private static final int TURNS = 5;

	private static final List<String> TREE = List.of("SPAN POST /chat/{room}", ".AGENT Assistant.chat",
			"..CHAIN DefaultRetrievalAugmentor", "...CHAIN DefaultQueryTransformer", "...CHAIN DefaultQueryRouter",
			"...RETRIEVER KeyRetriever", "....EMBEDDING small", "...CHAIN DefaultContentAggregator",
			"...CHAIN DefaultContentInjector", "..GENERATION gpt-4o-mini", "..TOOL look", "..GENERATION gpt-4o-mini");

	private static TestApplication application;

	private static List<Turn> turns;

	@BeforeAll
	static void talk() throws Exception {
		application = TestApplication.web(Tracing.OPEN_TELEMETRY, TestApplication.with(),
				"clew.store.memory.max-traces=5000", "clew.store.memory.max-size=512MB");
		ExecutorService clients = Executors.newFixedThreadPool(32);
		try {
			List<Turn> all = new ArrayList<>();
			for (Future<List<Turn>> conversation : clients.invokeAll(conversations())) {
				all.addAll(conversation.get());
			}
			turns = all;
		}
		finally {
			clients.shutdown();
		}
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static List<Callable<List<Turn>>> conversations() {
		return IntStream.range(0, CONVERSATIONS)
			.<Callable<List<Turn>>>mapToObj((id) -> () -> converse("c-" + id))
			.toList();
	}

	private static List<Turn> converse(String conversation) {
		return IntStream.range(0, TURNS).mapToObj((turn) -> {
			String key = "<" + conversation + "/" + turn + ">";
			HttpResponse<String> response = application.chat(conversation, "Tell me about " + key);
			return new Turn(conversation, key, response.body(), application.completed(response));
		}).toList();
	}

	@Test
	void everyTurnIsAnswered() {
		assertThat(turns).hasSize(CONVERSATIONS * TURNS)
			.allSatisfy((turn) -> assertThat(turn.answer()).isEqualTo("answer to seen " + turn.key()));
	}

	@Test
	void everyTraceIsComplete() {
		assertThat(turns).allSatisfy((turn) -> assertThat(Tree.of(turn.trace())).isEqualTo(TREE));
	}

	@Test
	void everyTraceIsInItsOwnSession() {
		assertThat(turns)
			.allSatisfy((turn) -> assertThat(turn.trace().summary().info().sessionId()).isEqualTo(turn.conversation()));
		Page<FoundSession> sessions = application.store()
			.findSessions(new SessionQuery(null, null, null, null, null, TraceQuery.Sort.START_TIME, true, 500, null));
		assertThat(sessions.items()).hasSize(CONVERSATIONS)
			.allSatisfy((found) -> assertThat(found.session().traceCount()).isEqualTo(TURNS));
	}

	// What is newest in each content is of this turn: a generation's input ends with it.
	@Test
	void noObservationIsInAnotherTrace() {
		assertThat(turns).allSatisfy((turn) -> assertThat(turn.trace().observations())
			.filteredOn((observation) -> observation.type() != ObservationType.SPAN)
			.hasSize(11)
			.allSatisfy((observation) -> assertThat(lastKey(observation)).isEqualTo(turn.key())));
	}

	@Test
	void noOtherConversationIsSeenInATrace() {
		assertThat(turns)
			.allSatisfy((turn) -> assertThat(turn.trace().observations()).flatMap(ConcurrentConversationsTests::keys)
				.allSatisfy((key) -> assertThat(key).startsWith("<" + turn.conversation() + "/")));
	}

	@Test
	void noneIsLostAndNoneIsDouble() {
		Set<String> traces = new HashSet<>();
		Set<String> observations = new HashSet<>();
		String cursor = null;
		int count = 0;
		do {
			Page<FoundObservation> page = application.store()
				.findObservations(TraceQuery.builder().limit(500).cursor(cursor).build());
			for (FoundObservation found : page.items()) {
				traces.add(found.observation().traceId());
				observations.add(found.observation().traceId() + found.observation().observationId());
				count++;
			}
			cursor = page.nextCursor();
		}
		while (cursor != null);
		assertThat(count).isEqualTo(CONVERSATIONS * TURNS * TREE.size());
		assertThat(observations).hasSize(count);
		assertThat(traces).hasSize(CONVERSATIONS * TURNS);
		assertThat(application.bean(InMemoryTraceStore.class).traceCount()).isEqualTo(CONVERSATIONS * TURNS);
	}

	private static String lastKey(ObservationRecord observation) {
		List<String> keys = keys(Objects.requireNonNull(observation.input()));
		return keys.get(keys.size() - 1);
	}

	private static List<String> keys(ObservationRecord observation) {
		return Stream.of(observation.input(), observation.output())
			.filter(Objects::nonNull)
			.flatMap((content) -> keys(content).stream())
			.toList();
	}

	private static List<String> keys(Content content) {
		return Keys.KEY.matcher(content.json()).results().map(MatchResult::group).toList();
	}

	private record Turn(String conversation, String key, String answer, Trace trace) {

	}

}
