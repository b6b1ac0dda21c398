package dev.clew.capture;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.clew.CurrentTrace;
import dev.clew.export.LangfuseServer;
import dev.clew.score.TraceScores;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application whose traces are sent to a Langfuse server.
 */
class LangfuseTests {

	private final LangfuseServer langfuse = new LangfuseServer();

	private Application application;

	LangfuseTests() {
		this.application = start();
	}

	private Application start(String... properties) {
		List<String> all = new ArrayList<>(
				List.of("management.tracing.export.enabled=true", "management.tracing.sampling.probability=0",
						"clew.store.type=none", "clew.export.langfuse.endpoint=" + this.langfuse.address(),
						"clew.export.langfuse.public-key=pk-lf-1", "clew.export.langfuse.secret-key=sk-lf-1"));
		all.addAll(List.of(properties));
		return Application.start(Beans.class, all.toArray(new String[0]));
	}

	private void restart(String... properties) {
		this.application.close();
		this.application = start(properties);
	}

	@AfterEach
	void close() {
		this.application.close();
		this.langfuse.close();
	}

	private JsonNode span(String name) {
		Awaitility.await().until(() -> this.langfuse.tree().stream().anyMatch((line) -> line.startsWith(name)));
		return this.langfuse.spans()
			.stream()
			.filter((span) -> span.path("name").asText().equals(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void traceReachesLangfuseWhateverTheTracerSamplesAndWithoutAStore() throws Exception {
		assertThat(this.application.ask((services) -> services.tools(new Tools()), Reply.call("1", "look", "{}"),
				Reply.text("Seen.")))
			.isEqualTo("Seen.");
		JsonNode agent = span("invoke_agent Assistant.chat");
		assertThat(this.langfuse.tree()).containsExactly("POST /work/{id}",
				"chat gpt-4o-mini in invoke_agent Assistant.chat", "chat gpt-4o-mini in invoke_agent Assistant.chat",
				"execute_tool look in invoke_agent Assistant.chat", "invoke_agent Assistant.chat in POST /work/{id}");
		assertThat(LangfuseServer.attribute(agent, "langfuse.observation.type")).isEqualTo("agent");
		assertThat(LangfuseServer.attribute(agent, "langfuse.observation.input")).isEqualTo("none");
		JsonNode call = span("chat gpt-4o-mini");
		assertThat(LangfuseServer.attribute(call, "langfuse.observation.usage_details")).contains("\"input\"");
		assertThat(this.langfuse.spans())
			.allSatisfy((span) -> assertThat(LangfuseServer.attribute(span, "langfuse.trace.name"))
				.isEqualTo("POST /work/{id}"));
	}

	@Test
	void contentIsSentWhenItIsAskedFor() throws Exception {
		restart("clew.export.langfuse.include-content=true");
		this.application.ask((services) -> {
		}, Reply.text("Good day."));
		JsonNode root = span("POST /work/{id}");
		assertThat(LangfuseServer.attribute(root, "langfuse.observation.input")).contains("Hello?");
		assertThat(LangfuseServer.attribute(root, "langfuse.observation.output")).contains("Good day.");
		assertThat(LangfuseServer.attribute(span("chat gpt-4o-mini"), "langfuse.observation.output"))
			.contains("Good day.");
	}

	@Test
	void contentThatIsNotRecordedIsNotSentAlthoughItIsAskedFor() throws Exception {
		restart("clew.export.langfuse.include-content=true", "clew.content.capture=false");
		this.application.ask((services) -> services.tools(new Failing()),
				Reply.call("1", "look", "{\"door\":\"secret-4711\"}"), Reply.text("Closed, secret-4711."));
		TraceScores scores = this.application.bean(TraceScores.class);
		assertThat(scores.add(this.application.traceId(), "verdict", "secret-4711", null)).isFalse();
		assertThat(scores.add(this.application.traceId(), "helpful", true, "secret-4711")).isTrue();
		assertThat(LangfuseServer.attribute(span("execute_tool look"), "error.type"))
			.isEqualTo(IllegalStateException.class.getName());
		this.application.close();
		assertThat(this.langfuse.requests()).isNotEmpty()
			.allSatisfy((request) -> assertThat(request.getRequest().getBodyAsString()).doesNotContain("4711"));
	}

	@Test
	void firstTokenOfAStreamIsSentWithItsTime() throws Exception {
		Duration gap = Duration.ofMillis(150);
		this.application.openAi().streams(StreamedReply.words("Good", " day.").after(gap).every(gap));
		StreamingChatModel model = this.application.bean(StreamingChatModel.class);
		FirstPart heard = new FirstPart();
		this.application.inRequest(() -> {
			model.chat("Hello?", heard);
			return heard.answer.join();
		});
		JsonNode call = span("chat gpt-4o-mini");
		assertThat(Instant.parse(LangfuseServer.attribute(call, "langfuse.observation.completion_start_time")))
			.isCloseTo(Objects.requireNonNull(heard.at), Assertions.within(50, ChronoUnit.MILLIS));
	}

	@Test
	void feedbackOfUsersFollowsTheTrace() throws Exception {
		this.application.ask((services) -> {
		}, Reply.text("Good day."));
		String traceId = this.application.traceId();
		assertThat(this.application.bean(TraceScores.class).add(traceId, "helpful", true, "thanks")).isTrue();
		Awaitility.await().until(() -> this.langfuse.scores().size() == 1);
		JsonNode score = this.langfuse.scores().get(0);
		assertThat(score.path("traceId").asText()).isEqualTo(traceId);
		assertThat(score.path("value").asInt()).isEqualTo(1);
		assertThat(score.has("comment")).isFalse();
	}

	private Health health() {
		return Objects.requireNonNull(this.application.bean("langfuseHealthIndicator", HealthIndicator.class).health());
	}

	@Test
	void healthSaysWhatIsBehindAndIsUpAllTheSame() throws Exception {
		this.langfuse.answers(WireMock.aResponse().withStatus(503));
		this.application.ask((services) -> {
		}, Reply.text("Good day."));
		Awaitility.await().until(() -> health().getDetails().containsKey("failingSince"));
		Health health = health();
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("failure",
				"it answered 503; tried again until there is room for no more");
		assertThat((String) health.getDetails().get("endpoint")).isEqualTo(this.langfuse.address());
		assertThat((Long) health.getDetails().get("waitingBytes")).isPositive();
	}

	@Test
	void healthIsDownOnlyWhenThatIsAskedFor() throws Exception {
		restart("clew.export.langfuse.down-after=50ms");
		this.langfuse.answers(WireMock.aResponse().withStatus(503));
		this.application.ask((services) -> {
		}, Reply.text("Good day."));
		Awaitility.await().until(() -> health().getStatus().equals(Status.DOWN));
		this.langfuse.takes();
		Awaitility.await().until(() -> health().getStatus().equals(Status.UP));
	}

	@Test
	void metersSayWhatLeft() throws Exception {
		this.application.ask((services) -> {
		}, Reply.text("Good day."));
		MeterRegistry meters = this.application.bean(MeterRegistry.class);
		Awaitility.await().until(() -> meters.find("clew.export.sent").counter() != null);
		assertThat(meters.get("clew.export.sent").counter().count()).isEqualTo(3);
		Gauge waiting = meters.get("clew.export.queue.size").gauge();
		Awaitility.await().until(() -> waiting.value() == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.tracing.export.langfuse.enabled=false", "clew.enabled=false" })
	void nothingIsSentWhereItIsSwitchedOff(String property) throws Exception {
		restart(property);
		assertThat(this.application.ask((services) -> {
		}, Reply.text("Good day."))).isEqualTo("Good day.");
		this.application.close();
		assertThat(this.langfuse.requests()).isEmpty();
	}

	@Test
	void whatWaitsWhenTheApplicationEndsIsSent() throws Exception {
		this.application.ask((services) -> {
		}, Reply.text("Good day."));
		this.application.close();
		assertThat(this.langfuse.tree()).hasSize(3);
	}

	@Test
	void stepThatIsOpenWhenTheApplicationEndsIsSentAsGivenUp() {
		this.application.bean(CurrentTrace.class).start(ObservationType.AGENT, "watch");
		this.application.close();
		assertThat(this.langfuse.tree()).containsExactly("invoke_agent watch");
		assertThat(LangfuseServer.attribute(this.langfuse.spans().get(0), "langfuse.observation.level"))
			.isEqualTo("WARNING");
	}

	static final class Failing {

		@Tool
		String look(String door) {
			throw new IllegalStateException("no way through " + door);
		}

	}

	static final class Tools {

		@Tool
		String look() {
			return "seen";
		}

	}

	/**
	 * Hears when the first words come.
	 */
	private static final class FirstPart implements StreamingChatResponseHandler {

		private final CompletableFuture<ChatResponse> answer = new CompletableFuture<>();

		private volatile @Nullable Instant at;

		@Override
		public void onPartialResponse(String part) {
			this.at = (this.at != null) ? this.at : Instant.now();
		}

		@Override
		public void onCompleteResponse(ChatResponse response) {
			this.answer.complete(response);
		}

		@Override
		public void onError(Throwable error) {
			this.answer.completeExceptionally(error);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		ChatModel chatModel(ScriptedOpenAi openAi) {
			return openAi.model().build();
		}

		@Bean
		StreamingChatModel streamingChatModel(ScriptedOpenAi openAi) {
			return openAi.streamingModel(new CleanThreads()).build();
		}

	}

}
