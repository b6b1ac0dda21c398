package dev.clew.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.clew.autoconfigure.LogEvents;
import dev.clew.autoconfigure.Runners;
import dev.clew.autoconfigure.TestChatModel;
import dev.clew.web.SessionIdResolver;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The one line at the start, as people read it.
 */
class StartupReportTests {

	@Test
	void saysWhereToReadWhatIsKept() {
		assertThat(lines(Runners.exposed()))
			.containsExactly("Clew traces AI services with their tools; kept in memory (at most 1000 traces, 64MB); "
					+ "read at /actuator/llmtraces, without content: see clew.endpoints.show-content");
	}

	@Test
	void saysThatNotAllIsKept() {
		assertThat(lines(Runners.exposed().withPropertyValues("clew.sampling.probability=0.1"))).singleElement()
			.asString()
			.contains("; kept in memory (at most 1000 traces, 64MB), but not all of them: see "
					+ "clew.sampling.probability=0.1; read at /actuator/llmtraces");
	}

	@Test
	void namesThePropertyThatExposesEndpoints() {
		assertThat(lines(Runners.web())).containsExactly("Clew traces AI services with their tools; nothing is kept, "
				+ "since no endpoint can be read: add llmtraces,llmobservations,llmsessions,llmusage to "
				+ "management.endpoints.web.exposure.include");
	}

	@Test
	void saysThatNothingIsKeptWhereThatIsWanted() {
		assertThat(lines(Runners.exposed().withPropertyValues("clew.store.type=none")))
			.containsExactly("Clew traces AI services with their tools; nothing is kept, since clew.store.type=none");
	}

	@Test
	void saysWhereTracesAreSent() {
		WebApplicationContextRunner runner = Runners.exposed()
			.withPropertyValues("clew.store.type=none", "clew.export.langfuse.endpoint=http://localhost:9",
					"clew.export.langfuse.public-key=pk-lf-1", "clew.export.langfuse.secret-key=sk-lf-1");
		String kept = "Clew traces AI services with their tools; nothing is kept, since clew.store.type=none; "
				+ "sent to Langfuse at http://localhost:9";
		assertThat(lines(runner)).containsExactly(kept + ", without content: see clew.export.langfuse.include-content");
		assertThat(lines(runner.withPropertyValues("clew.export.langfuse.include-content=true"))).containsExactly(kept);
	}

	@Test
	void saysWhyContentIsNotSentAlthoughItWasAskedFor() {
		assertThat(lines(Runners.exposed()
			.withPropertyValues("clew.store.type=none", "clew.export.langfuse.endpoint=http://localhost:9",
					"clew.export.langfuse.public-key=pk-lf-1", "clew.export.langfuse.secret-key=sk-lf-1",
					"clew.export.langfuse.include-content=true", "clew.export.spans.include-content=true",
					"clew.content.capture=false")))
			.singleElement()
			.asString()
			.endsWith("sent to Langfuse at http://localhost:9, without content: see clew.content.capture; "
					+ "spans have no content: see clew.content.capture");
	}

	@Test
	void namesTheBudgetsThatRefuse() {
		assertThat(lines(Runners.exposed()
			.withPropertyValues("clew.store.type=none", "clew.budget.turn.scope=trace", "clew.budget.turn.max-cost=1",
					"clew.budget.turn.action=refuse", "clew.budget.day.scope=user", "clew.budget.day.window=1d",
					"clew.budget.day.max-tokens=5", "clew.budget.day.action=mark", "clew.budget.hour.scope=global",
					"clew.budget.hour.window=1h", "clew.budget.hour.max-tokens=5", "clew.budget.hour.action=refuse")))
			.singleElement()
			.asString()
			.endsWith(
					"since clew.store.type=none; calls of models are refused by budgets 'hour' (global), 'turn' (trace)");
	}

	@Test
	void namesTheBudgetsOfSessionsThatOnlyClientsName() {
		WebApplicationContextRunner runner = Runners.exposed()
			.withPropertyValues("clew.store.type=none", "clew.budget.talk.scope=session", "clew.budget.talk.max-cost=1",
					"clew.budget.turn.scope=trace", "clew.budget.turn.max-cost=1");
		assertThat(lines(runner.withPropertyValues("clew.session.sources=header"))).singleElement()
			.asString()
			.endsWith("since clew.store.type=none; no call counts for budgets 'talk' (session), since no session id "
					+ "is of the server's making: add memory-id or http-session to clew.session.sources");
		for (String sources : List.of("header,memory-id", "http-session")) {
			assertThat(lines(runner.withPropertyValues("clew.session.sources=" + sources))).singleElement()
				.asString()
				.endsWith("since clew.store.type=none");
		}
	}

	@Test
	void resolverOfTheApplicationNamesSessionsForBudgets() {
		assertThat(lines(Runners.exposed()
			.withPropertyValues("clew.store.type=none", "clew.budget.talk.scope=session", "clew.budget.talk.max-cost=1",
					"clew.session.sources=header")
			.withBean(SessionIdResolver.class, () -> (request) -> "s-1"))).singleElement()
			.asString()
			.endsWith("since clew.store.type=none");
	}

	@Test
	void namesRetrieverOfFinalClassWhichWorksUntraced() {
		Runners.web()
			.withBean("chatModel", ChatModel.class, TestChatModel::new)
			.withBean("hutFacts", ContentRetriever.class, () -> new Facts("open all year"))
			.withBean("wintryFacts", ContentRetriever.class, FinalFacts::new)
			.run((context) -> {
				assertThat(lines(context)).singleElement()
					.asString()
					.startsWith(
							"Clew traces AI services with their tools, 1 chat model, but not bean 'hutFacts': its class "
									+ Facts.class.getName() + " is final, but not bean 'wintryFacts': its class "
									+ FinalFacts.class.getName() + " is final; ");
				assertThat(context.getBean("hutFacts", Facts.class).retrieve(Query.from("When?")))
					.containsExactly(Content.from("open all year"));
				assertThat(context.getBean("wintryFacts", FinalFacts.class).retrieve(Query.from("When?"))).isEmpty();
			});
	}

	private static List<String> lines(WebApplicationContextRunner runner) {
		List<String> lines = new ArrayList<>();
		runner.run((context) -> lines.addAll(lines(context)));
		return lines;
	}

	private static List<String> lines(AssertableWebApplicationContext context) {
		try (LogEvents log = new LogEvents("dev.clew")) {
			ConfigurableApplicationContext source = context.getSourceApplicationContext();
			source
				.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], source, Duration.ZERO));
			return log.messages();
		}
	}

	record Facts(String text) implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of(Content.from(this.text));
		}

	}

	static final class FinalFacts implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of();
		}

	}

}
