package dev.clew.capture;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;

import com.jayway.jsonpath.JsonPath;
import dev.clew.CurrentTrace;
import dev.clew.Traced;
import dev.clew.trace.Level;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Trace;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OwnStepsTests {

	private static final Application application = Application.start(Planning.class,
			"clew.endpoints.show-content=always");

	private static final CurrentTrace trace = application.bean(CurrentTrace.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void ownStepsStandAmongThoseOfLangChain4j() throws Exception {
		application.openAi().answers(Reply.text("Two days."));
		assertThat(application.inRequest(() -> planner().plan("Alp", 2))).isEqualTo("Two days.");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  CHAIN Plan trip
				    EVENT asked
				    AGENT Assistant.chat
				      GENERATION gpt-4o-mini #1
				        SPAN HTTP POST
				    GUARDRAIL check WARNING
				""");
		assertThat(Trees.json(Trees.named(application.trace(), "Plan trip").input()))
			.isEqualTo("{\"hut\":\"Alp\",\"nights\":2}");
		assertThat(Trees.json(Trees.named(application.trace(), "Plan trip").output())).isEqualTo("\"Two days.\"");
	}

	@Test
	void failureOfAnOwnStepIsTheOneOfTheApplication() {
		application.openAi().answers(Reply.error(400, "no such model"));
		assertThatThrownBy(() -> application.inRequest(() -> planner().plan("Alp", 2)))
			.hasMessageContaining("no such model");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id} ERROR
				  CHAIN Plan trip ERROR
				    EVENT asked
				    AGENT Assistant.chat ERROR
				      GENERATION gpt-4o-mini #1 ERROR
				        SPAN HTTP POST
				""");
	}

	@Test
	void tagsMetadataAndNameAreFoundByTheEndpointWhileTheTraceRuns() throws Exception {
		String running = application.inRequest(() -> {
			trace.step(ObservationType.CHAIN, "Plan", (step) -> "");
			trace.name("Trip");
			trace.tag("vip", "spring");
			trace.metadata("tenant", "alps");
			return found("status=RUNNING&name=Trip&tag=vip&metadata.tenant=alps");
		});
		Trace ended = application.trace();
		String id = ended.summary().info().traceId();
		assertThat(running).isEqualTo(id);
		assertThat(found("status=COMPLETED&name=Trip&tag=spring&metadata.tenant=alps")).isEqualTo(id);
		assertThat(Trees.of(ended)).isEqualTo("""
				SPAN POST /work/{id}
				  CHAIN Plan
				""");
	}

	private static Planner planner() {
		return application.bean(Planner.class);
	}

	// Ids of the traces that the endpoint answers with.
	private static String found(String query) throws Exception {
		String port = application.bean(Environment.class).getRequiredProperty("local.server.port");
		HttpResponse<String> response = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/llmtraces?" + query))
				.build(), HttpResponse.BodyHandlers.ofString());
		return String.join(" ",
				Objects.requireNonNull(JsonPath.<Iterable<String>>read(response.body(), "$.traces[*].traceId")));
	}

	/**
	 * An application with steps of its own.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(OneModel.class)
	static class Planning {

		@Bean
		Planner planner(ChatModel model, CurrentTrace currentTrace) {
			return new Planner(AiServices.create(Assistant.class, model), currentTrace);
		}

	}

	/**
	 * Plans trips.
	 */
	static class Planner {

		private final Assistant assistant;

		private final CurrentTrace currentTrace;

		Planner(Assistant assistant, CurrentTrace currentTrace) {
			this.assistant = assistant;
			this.currentTrace = currentTrace;
		}

		@Traced(type = ObservationType.CHAIN, name = "Plan trip")
		String plan(String hut, int nights) {
			this.currentTrace.event("asked", nights);
			String answer = this.assistant.chat("A trip to " + hut);
			return this.currentTrace.step(ObservationType.GUARDRAIL, "check", (step) -> {
				step.level(Level.WARNING, "rather short");
				return answer;
			});
		}

	}

}
