package dev.clew.export;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.sun.net.httpserver.HttpServer;
import dev.clew.observation.fault.Faults;
import dev.clew.store.TraceSink;
import dev.clew.trace.Content;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationRecordBuilder;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What reaches a Langfuse server, and what happens where it does not.
 */
class LangfuseExportTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String REQUEST = "00000000000000a1";

	private static final String AGENT = "00000000000000a2";

	private static final Instant START = Instant.parse("2026-11-30T10:00:00.000000001Z");

	private final LangfuseServer server = new LangfuseServer();

	private final CountedExport counted = new CountedExport();

	private final List<Throwable> faults = new ArrayList<>();

	private @Nullable LangfuseExport export;

	@AfterEach
	void close() {
		if (this.export != null) {
			this.export.close();
		}
		this.server.close();
		assertThat(this.faults).isEmpty();
	}

	private TraceSink open() {
		return open(true, 1_000_000, this.server.address());
	}

	private TraceSink open(boolean content, long maxBytes, String address) {
		return open(content, maxBytes, Duration.ofMillis(800), address);
	}

	private TraceSink open(boolean content, long maxBytes, Duration timeout, String address) {
		this.export = new LangfuseExport(new TestConnection(URI.create(address)),
				new ExportSettings(content ? null : "clew.content.capture", "production", maxBytes, timeout,
						Duration.ofMillis(5), Duration.ofMinutes(10)),
				this.counted, new Faults((component) -> this.faults.add(new IllegalStateException(component))));
		return this.export.sink();
	}

	private LangfuseExport export() {
		return Objects.requireNonNull(this.export);
	}

	private static TraceInfo info(String traceId, String... tags) {
		return new TraceInfo(traceId, 0, "POST /api/chat", "c-1", "ann",
				new Origin("production", "1.4", "hut-desk", "desk-1"), List.of(tags), Map.of(), List.of());
	}

	private static ObservationRecordBuilder request(String traceId, String id) {
		return ObservationRecord.builder(traceId, id, ObservationType.SPAN, "POST /api/chat", START).surrounding(true);
	}

	private static ObservationRecordBuilder agent() {
		return ObservationRecord.builder(TRACE, AGENT, ObservationType.AGENT, "Desk.answer", START.plusMillis(1))
			.parent(REQUEST);
	}

	private void run(TraceSink sink, String traceId, String id) {
		sink.save(info(traceId), request(traceId, id).build());
		sink.save(info(traceId), request(traceId, id).duration(Duration.ofMillis(5)).build());
	}

	private static void until(Condition condition) {
		Awaitility.await().pollInterval(Duration.ofMillis(5)).until(condition::holds);
	}

	@Test
	void whatIsLeftWhenTheEndIsInterruptedIsCounted() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		silent.createContext("/", (exchange) -> {
			asked.countDown();
			await(over);
			exchange.close();
		});
		silent.start();
		TraceSink sink = open(true, 1_000_000, Duration.ofMinutes(1),
				"http://localhost:" + silent.getAddress().getPort());
		run(sink, TRACE, REQUEST);
		await(asked);
		run(sink, "0000000000000000000000000000000b", "00000000000000b1");
		Thread.currentThread().interrupt();
		export().close();
		assertThat(Thread.interrupted()).isTrue();
		until(() -> this.counted.counts()
			.equals(Map.of("dropped export-unconfirmed", 1L, "dropped export-shutdown", 1L)));
		assertThat(export().waitingBytes()).isZero();
		over.countDown();
		silent.stop(0);
	}

	private static void await(CountDownLatch latch) {
		Awaitility.await().until(() -> latch.getCount() == 0);
	}

	@Test
	void traceLeavesWhenAllOfItIsOver() {
		TraceSink sink = open();
		sink.save(info(TRACE), request(TRACE, REQUEST).build());
		sink.save(info(TRACE), agent().input(Content.ofJson("\"cancel\"")).build());
		sink.save(info(TRACE), agent().duration(Duration.ofMillis(3)).output(Content.ofJson("\"done\"")).build());
		Awaitility.await().during(Duration.ofMillis(100)).until(() -> this.server.requests().isEmpty());
		sink.save(info(TRACE, "late"), request(TRACE, REQUEST).duration(Duration.ofMillis(5)).build());
		until(() -> this.server.spans().size() == 2);
		assertThat(this.server.tree()).containsExactly("POST /api/chat", "invoke_agent Desk.answer in POST /api/chat");
		JsonNode root = this.server.spans().get(0);
		assertThat(root.path("traceId").asText()).isEqualTo(TRACE);
		assertThat(root.path("startTimeUnixNano").asText()).isEqualTo("1796032800000000001");
		assertThat(root.path("endTimeUnixNano").asText()).isEqualTo("1796032800005000001");
		assertThat(this.server.spans())
			.extracting((span) -> LangfuseServer.attribute(span, "langfuse.observation.type"))
			.containsExactly("span", "agent");
		assertThat(this.server.spans())
			.extracting((span) -> LangfuseServer.attribute(span, "langfuse.observation.input"))
			.containsExactly("cancel", "cancel");
		assertThat(this.server.spans())
			.extracting((span) -> LangfuseServer.attribute(span, "langfuse.observation.output"))
			.containsExactly("done", "done");
		until(() -> this.counted.counts().equals(Map.of("sent", 2L)));
	}

	@Test
	void requestSaysWhoSendsIt() {
		run(open(), TRACE, REQUEST);
		until(() -> this.server.spans().size() == 1);
		LoggedRequest request = this.server.requests().get(0).getRequest();
		assertThat(request.getHeader("Authorization")).isEqualTo("Basic cGstbGYtMTpzay1sZi0x");
		assertThat(request.getHeader("x-langfuse-ingestion-version")).isEqualTo("4");
		assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
		assertThat(request.getHeader("Content-Encoding")).isEqualTo("gzip");
	}

	@Test
	void workOfOthersBelowTheRootStaysAndWhatIsInItHangsOnTheRoot() {
		TraceSink sink = open();
		String filter = "00000000000000b1";
		sink.save(info(TRACE), request(TRACE, REQUEST).build());
		sink.save(info(TRACE), request(TRACE, filter).parent(REQUEST).build());
		sink.save(info(TRACE), agent().parent(filter).build());
		sink.save(info(TRACE), request(TRACE, "00000000000000b2").parent(AGENT).duration(Duration.ofMillis(1)).build());
		sink.save(info(TRACE), agent().parent(filter).duration(Duration.ofMillis(3)).build());
		sink.save(info(TRACE), request(TRACE, filter).parent(REQUEST).duration(Duration.ofMillis(4)).build());
		sink.save(info(TRACE), request(TRACE, REQUEST).duration(Duration.ofMillis(5)).build());
		until(() -> this.counted.of("sent") == 2);
		assertThat(this.server.tree()).containsExactly("POST /api/chat", "invoke_agent Desk.answer in POST /api/chat");
		until(() -> export().waitingBytes() == 0);
	}

	@Test
	void whatIsToldOnceMoreIsNotSentAgain() {
		TraceSink sink = open();
		run(sink, TRACE, REQUEST);
		until(() -> this.counted.of("sent") == 1);
		sink.save(info(TRACE, "late"), request(TRACE, REQUEST).build());
		sink.save(info(TRACE, "late"), request(TRACE, REQUEST).duration(Duration.ofMillis(5)).build());
		sink.save(info(TRACE), agent().duration(Duration.ofMillis(3)).build());
		until(() -> this.counted.of("sent") == 2);
		assertThat(this.server.tree()).containsExactly("POST /api/chat", "invoke_agent Desk.answer in POST /api/chat");
		until(() -> export().waitingBytes() == 0);
	}

	@Test
	void noContentLeavesUnlessItIsAskedFor() {
		TraceSink sink = open(false, 1_000_000, this.server.address());
		sink.save(info(TRACE),
				agent().parent(null)
					.duration(Duration.ofMillis(3))
					.input(Content.ofJson("\"marker\""))
					.output(Content.ofJson("\"marker\""))
					.level(Level.ERROR, "marker")
					.metadata(Map.of("key", "marker"))
					.build());
		assertThat(sink.save(new Score(ScoreTarget.trace(TRACE), "helpful", true, Score.DataType.BOOLEAN,
				Score.Source.API, "marker", null, START)))
			.isTrue();
		assertThat(sink.save(new Score(ScoreTarget.trace(TRACE), "why", "marker", Score.DataType.CATEGORICAL,
				Score.Source.API, null, null, START)))
			.isFalse();
		until(() -> this.counted.of("sent") == 2);
		assertThat(this.server.requests()).hasSize(2)
			.noneMatch((event) -> event.getRequest().getBodyAsString().contains("marker"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 502, 503, 504 })
	void whatTheServerDoesNotTakeNowIsSentLaterAndOnce(int status) {
		this.server.answersFirst(WireMock.aResponse().withStatus(status));
		run(open(), TRACE, REQUEST);
		until(() -> this.counted.of("sent") == 1);
		assertThat(this.server.requests()).hasSize(2);
		assertThat(this.counted.counts()).isEqualTo(Map.of("failed " + status, 1L, "sent", 1L));
	}

	@Test
	void serverSaysWhenToTryAgain() {
		this.server.answersFirst(WireMock.aResponse().withStatus(429).withHeader("Retry-After", "2"));
		long start = System.nanoTime();
		run(open(), TRACE, REQUEST);
		until(() -> this.counted.of("sent") == 1);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 404, 500 })
	void whatTheServerRefusesIsNotSentAgain(int status) {
		this.server.answersFirst(WireMock.aResponse().withStatus(status));
		run(open(), TRACE, REQUEST);
		until(() -> this.counted.of("dropped export-refused") == 1);
		assertThat(this.counted.counts()).isEqualTo(Map.of("dropped export-refused", 1L, "failed " + status, 1L));
		assertThat(this.server.spans()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK" })
	void whatTheServerMayHaveIsNotSentAgain(Fault fault) {
		this.server.answersFirst(WireMock.aResponse().withFault(fault));
		run(open(), TRACE, REQUEST);
		until(() -> this.counted.of("dropped export-unconfirmed") == 1);
		assertThat(this.counted.counts()).isEqualTo(Map.of("dropped export-unconfirmed", 1L, "failed unconfirmed", 1L));
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void serverThatDoesNotAnswerMayHaveIt() {
		this.server.answersFirst(WireMock.okJson("{}").withFixedDelay(2000));
		run(open(), TRACE, REQUEST);
		until(() -> this.counted.of("dropped export-unconfirmed") == 1);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void whatAServerIsNotThereForIsSentWhenItIs() {
		this.server.stop();
		TraceSink sink = open(true, 1_000_000, this.server.address());
		run(sink, TRACE, REQUEST);
		until(() -> this.counted.of("failed unreachable") >= 1);
		try (LangfuseServer again = new LangfuseServer(this.server.port())) {
			until(() -> this.counted.of("sent") == 1);
			assertThat(again.tree()).containsExactly("POST /api/chat");
		}
	}

	@Test
	void spansThatTheServerDoesNotTakeAreCounted() {
		this.server
			.answers(WireMock.okJson("{\"partialSuccess\":{\"rejectedSpans\":\"1\",\"errorMessage\":\"one is bad\"}}"));
		TraceSink sink = open();
		run(sink, TRACE, REQUEST);
		until(() -> this.counted.counts().equals(Map.of("dropped export-refused", 1L, "sent", 0L)));
	}

	@Test
	void requestThatIsTooLargeIsSentInParts() {
		this.server.answersFirst(WireMock.aResponse().withStatus(413));
		TraceSink sink = open();
		sink.save(info(TRACE), request(TRACE, REQUEST).build());
		sink.save(info(TRACE), agent().duration(Duration.ofMillis(3)).build());
		sink.save(info(TRACE), request(TRACE, REQUEST).duration(Duration.ofMillis(5)).build());
		until(() -> this.counted.of("sent") == 2);
		assertThat(this.server.requests()).hasSize(3);
		assertThat(this.server.tree()).containsExactly("POST /api/chat", "invoke_agent Desk.answer in POST /api/chat");
	}

	@Test
	void whatThereIsNoRoomForIsCounted() {
		this.server.answersFirst(WireMock.aResponse().withStatus(503).withHeader("Retry-After", "1"));
		TraceSink sink = open(true, 100_000, this.server.address());
		int traces = 200;
		for (int i = 0; i < traces; i++) {
			run(sink, String.format("%032x", i + 1), String.format("%016x", i + 1));
			assertThat(export().waitingBytes()).isLessThanOrEqualTo(100_000);
		}
		until(() -> this.counted.of("sent") + this.counted.of("dropped export-full") == traces);
		assertThat(this.server.spans()).hasSize((int) this.counted.of("sent"));
		assertThat(this.counted.of("dropped export-full")).isPositive();
		until(() -> export().waitingBytes() == 0);
	}

	@Test
	void whatWaitsLeavesWhenTheApplicationEnds() {
		TraceSink sink = open();
		sink.save(info(TRACE), request(TRACE, REQUEST).build());
		sink.save(info(TRACE), agent().duration(Duration.ofMillis(3)).build());
		export().close();
		assertThat(this.server.tree()).containsExactly("invoke_agent Desk.answer in null");
		run(sink, "1af7651916cd43dd8448eb211c80319c", "00000000000000c1");
		assertThat(this.counted.counts()).isEqualTo(Map.of("dropped export-shutdown", 1L, "sent", 1L));
	}

	@Test
	void whatIsLeftWhenTheApplicationEndsIsCounted() {
		this.server.answers(WireMock.aResponse().withStatus(503));
		TraceSink sink = open();
		for (int i = 1; i <= 3; i++) {
			run(sink, String.format("%032x", i), String.format("%016x", i));
		}
		export().close();
		assertThat(this.counted.of("dropped export-shutdown")).isEqualTo(3);
		assertThat(this.counted.of("sent")).isZero();
	}

	@Test
	void scoreIsSentUntilTheServerHasIt() {
		TraceSink sink = open();
		run(sink, TRACE, REQUEST);
		until(() -> this.counted.of("sent") == 1);
		this.server.answersFirst(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE));
		Score score = new Score(ScoreTarget.observation(TRACE, REQUEST), "accuracy", new BigDecimal("0.5"),
				Score.DataType.NUMERIC, Score.Source.API, "half", null, START);
		assertThat(sink.save(score)).isTrue();
		until(() -> this.counted.of("sent") == 2);
		JsonNode sent = this.server.scores().get(0);
		assertThat(sent.toString()).isEqualTo("{\"id\":\"" + ScoreJson.idOf(score) + "\",\"traceId\":\"" + TRACE
				+ "\",\"observationId\":\"" + REQUEST + "\",\"name\":\"accuracy\",\"value\":0.5,"
				+ "\"dataType\":\"NUMERIC\",\"comment\":\"half\",\"environment\":\"production\","
				+ "\"timestamp\":\"2026-11-30T10:00:00.000000001Z\"}");
	}

	@Test
	void scoreThatReplacesAnotherHasItsId() {
		Score bad = new Score(ScoreTarget.session("c-1"), "helpful", false, Score.DataType.BOOLEAN, Score.Source.API,
				null, "ann", START);
		Score good = new Score(ScoreTarget.session("c-1"), "helpful", true, Score.DataType.BOOLEAN, Score.Source.API,
				"after all", "ann", START.plusSeconds(1));
		Score other = new Score(ScoreTarget.session("c-1"), "helpful", true, Score.DataType.BOOLEAN, Score.Source.API,
				null, "ben", START);
		assertThat(ScoreJson.idOf(good)).isEqualTo(ScoreJson.idOf(bad)).isNotEqualTo(ScoreJson.idOf(other));
	}

	@Test
	void scoreOfWhatDidNotLeaveIsNotTaken() {
		TraceSink sink = open();
		assertThat(sink.save(new Score(ScoreTarget.trace(TRACE), "helpful", true, Score.DataType.BOOLEAN,
				Score.Source.API, null, null, START)))
			.isFalse();
	}

	@FunctionalInterface
	private interface Condition {

		boolean holds();

	}

}
