package dev.clew.capture;

import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams of AI services with guardrails, over HTTP.
 */
class GuardedStreamsTests {

	@RegisterExtension
	static final CleanThreads threads = Streaming.threads;

	private static final Application application = Application.start(Streaming.class);

	private static final String FIRST_ROUND = """
			SPAN POST /work/{id}
			  AGENT Desk.stream%s
			    GUARDRAIL Doorman
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			    GUARDRAIL Out #1%s
			""";

	@AfterAll
	static void close() {
		application.close();
	}

	@Test
	void refusedStreamIsError() throws Exception {
		Heard heard = stream(new Guards.Out((guardrail) -> guardrail.fatal("a secret")), StreamedReply.words("a", "b"));
		assertThat(heard.all()).hasSize(1).first().asString().contains("a secret");
		assertThat(application.tree()).isEqualTo(FIRST_ROUND.formatted(" ERROR", " ERROR"));
	}

	@Test
	void rewrittenStreamIsTold() throws Exception {
		Heard heard = stream(new Guards.Out((guardrail) -> guardrail.successWith("quiet")),
				StreamedReply.words("lo", "ud"));
		assertThat(heard.all()).endsWith("end quiet");
		assertThat(application.tree()).isEqualTo(FIRST_ROUND.formatted("", ""));
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.AGENT).output())).isEqualTo("\"quiet\"");
	}

	@Test
	void retryOnTheThreadOfTheProviderIsTheNextRound() throws Exception {
		Heard heard = stream(new Guards.Out((guardrail) -> guardrail.retry("too short")), StreamedReply.words("Hi"),
				StreamedReply.words("Hi ", "there"));
		assertThat(heard.all()).endsWith("end Hi there");
		assertThat(application.tree()).isEqualTo(FIRST_ROUND.formatted("", " WARNING") + """
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				    GUARDRAIL Out #2
				""");
	}

	@Test
	void toolsOfRepromptBelongToTheAgent() throws Exception {
		Heard heard = stream(new Guards.Out((guardrail) -> guardrail.reprompt("not done", "Do it")),
				StreamedReply.words("Done"), StreamedReply.call("call_1", "cancel", "{}"),
				StreamedReply.words("Really ", "done"));
		assertThat(heard.all()).endsWith("end Really done");
		assertThat(application.tree()).isEqualTo(FIRST_ROUND.formatted("", " WARNING") + """
				    GENERATION gpt-4o-mini #2
				      SPAN HTTP POST
				    TOOL cancel #2
				    GENERATION gpt-4o-mini #3
				      SPAN HTTP POST
				    GUARDRAIL Out #3
				""");
	}

	private static Heard stream(OutputGuardrail guardrail, StreamedReply... replies) throws Exception {
		application.openAi().streams(replies);
		Desk desk = AiServices.builder(Desk.class)
			.streamingChatModel(application.bean(StreamingChatModel.class))
			.chatMemory(MessageWindowChatMemory.withMaxMessages(10))
			.tools(new Bookings())
			.inputGuardrails(new Guards.Doorman())
			.outputGuardrails(guardrail)
			.build();
		return application.inRequest(() -> Heard.of(desk.stream("Where?")));
	}

	interface Desk {

		TokenStream stream(String question);

	}

	/**
	 * A tool.
	 */
	static final class Bookings {

		@Tool
		String cancel() {
			return "cancelled";
		}

	}

}
