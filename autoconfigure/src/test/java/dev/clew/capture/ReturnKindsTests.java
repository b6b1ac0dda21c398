package dev.clew.capture;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agent.tool.ReturnBehavior;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.Result;
import dev.langchain4j.service.output.OutputParsingException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What methods of AI services return.
 */
class ReturnKindsTests {

	@RegisterExtension
	static final CleanThreads threads = new CleanThreads();

	private static final Application application = Application.start(OneModel.class);

	private static final String TREE = """
			SPAN POST /work/{id}
			  AGENT Desk.%s
			    GENERATION gpt-4o-mini #1
			      SPAN HTTP POST
			""";

	private static final Reply BOOK = Reply.call("call_1", "book", "{\"hut\":\"Steinkar\"}");

	private static final String IMMEDIATE = TREE + "    TOOL book #1\n";

	private final Desk desk = desk(application.bean(ChatModel.class));

	@AfterAll
	static void close() {
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void outputIsWhatIsReturned(Kind kind) throws Exception {
		application.openAi().answers(Reply.text(kind.answer));
		Desk desk = (kind == Kind.OBJECTS) ? desk(structured()) : this.desk;
		assertThat(application.inRequest(() -> kind.call.apply(desk))).hasToString(kind.result);
		assertThat(application.tree()).isEqualTo(TREE.formatted(kind.method));
		assertThat(Trees.json(agent().output())).isEqualTo(kind.output);
	}

	@Test
	void serviceThatReturnsNothingHasNoOutput() throws Exception {
		application.openAi().answers(Reply.text("done"));
		application.inRequest(() -> nothing(this.desk));
		assertThat(application.tree()).isEqualTo(TREE.formatted("nothing"));
		assertThat(agent().output()).isNull();
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.GENERATION).output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"done\"}");
	}

	@Test
	void toolThatReturnsAtOnceGivesItsObject() throws Exception {
		application.openAi().answers(BOOK);
		assertThat(application.inRequest(() -> this.desk.booking("Book!"))).isEqualTo(new Booking("Steinkar", 2));
		assertThat(application.tree()).isEqualTo(IMMEDIATE.formatted("booking"));
		assertThat(Trees.json(agent().output())).isEqualTo("{\"hut\":\"Steinkar\",\"nights\":2}");
	}

	@Test
	void toolThatReturnsAtOnceLeavesResultWithoutContent() throws Exception {
		application.openAi().answers(BOOK);
		Result<String> result = application.inRequest(() -> this.desk.result("Book!"));
		assertThat(result.content()).isNull();
		assertThat(result.toolExecutions()).hasSize(1);
		assertThat(application.tree()).isEqualTo(IMMEDIATE.formatted("result"));
		assertThat(agent().output()).isNull();
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.TOOL).output()))
			.isEqualTo("{\"hut\":\"Steinkar\",\"nights\":2}");
	}

	@Test
	void toolThatReturnsAtOnceEndsServiceThatReturnsNothing() throws Exception {
		application.openAi().answers(BOOK);
		application.inRequest(() -> nothing(this.desk));
		assertThat(application.tree()).isEqualTo(IMMEDIATE.formatted("nothing"));
		assertThat(agent().output()).isNull();
	}

	@Test
	void objectOfTheWrongTypeFailsTheAgent() {
		application.openAi().answers(BOOK);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> application.inRequest(() -> this.desk.text("Book!")))
			.withMessageContaining("cannot resolve return type");
		assertThat(application.tree()).isEqualTo(failed(IMMEDIATE).formatted("text"));
	}

	@Test
	void answerThatCannotBeParsedFailsTheAgentOnly() {
		application.openAi().answers(Reply.text("two nights, I think"));
		assertThatExceptionOfType(OutputParsingException.class)
			.isThrownBy(() -> application.inRequest(() -> this.desk.booking("Which?")));
		assertThat(application.tree()).isEqualTo(failed(TREE).formatted("booking"));
		assertThat(Objects.requireNonNull(agent().error()).type()).isEqualTo(OutputParsingException.class.getName());
		assertThat(agent().output()).isNull();
		assertThat(Trees.json(Trees.first(application.trace(), ObservationType.GENERATION).output()))
			.isEqualTo("{\"role\":\"assistant\",\"content\":\"two nights, I think\"}");
	}

	// LangChain4j 1.19 takes them for an object to be filled in.
	@Test
	void futuresAreNothingThatLangChain4jReturns() {
		application.openAi().answers(Reply.text("Here"));
		assertThatExceptionOfType(OutputParsingException.class)
			.isThrownBy(() -> application.inRequest(() -> this.desk.future("Where?")));
		assertThat(application.tree()).isEqualTo(failed(TREE).formatted("future"));
	}

	private static Desk desk(ChatModel model) {
		return AiServices.builder(Desk.class).chatModel(model).tools(new Bookings()).build();
	}

	// LangChain4j asks for lists of objects by a schema only.
	private static ChatModel structured() {
		return application.openAi().model().supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA).build();
	}

	private static Object nothing(Desk desk) {
		desk.nothing("Go!");
		return "returned";
	}

	private static String failed(String tree) {
		return tree.replace("/{id}", "/{id} ERROR").replace("%s", "%s ERROR");
	}

	private static ObservationRecord agent() {
		return Trees.first(application.trace(), ObservationType.AGENT);
	}

	interface Desk {

		String text(String question);

		Result<String> result(String question);

		Result<Booking> resultOfBooking(String question);

		Booking booking(String question);

		Stay stay(String question);

		Mood mood(String question);

		boolean yes(String question);

		int count(String question);

		BigDecimal price(String question);

		LocalDate day(String question);

		List<String> names(String question);

		List<Booking> bookings(String question);

		AiMessage message(String question);

		ChatResponse response(String question);

		void nothing(String question);

		CompletableFuture<String> future(String question);

	}

	record Booking(String hut, int nights) {

	}

	record Stay(String hut, LocalDate from) {

	}

	enum Mood {

		/** In good mood. */
		GOOD,

		/** Not in good mood. */
		BAD

	}

	/**
	 * Kinds of results.
	 */
	enum Kind {

		/** Text. */
		TEXT("text", (desk) -> desk.text("?"), "Here", "Here", "\"Here\""),

		/** Text in a result. */
		RESULT("result", (desk) -> desk.result("?").content(), "Here", "Here", "\"Here\""),

		/** An object in a result. */
		RESULT_OF_OBJECT("resultOfBooking", (desk) -> desk.resultOfBooking("?").content(),
				"{\"hut\":\"Steinkar\",\"nights\":2}", "Booking[hut=Steinkar, nights=2]",
				"{\"hut\":\"Steinkar\",\"nights\":2}"),

		/** An object. */
		OBJECT("booking", (desk) -> desk.booking("?"), "{\"hut\":\"Steinkar\",\"nights\":2}",
				"Booking[hut=Steinkar, nights=2]", "{\"hut\":\"Steinkar\",\"nights\":2}"),

		/** An object with a day. */
		STAY("stay", (desk) -> desk.stay("?"), "{\"hut\":\"Steinkar\",\"from\":\"2026-05-01\"}",
				"Stay[hut=Steinkar, from=2026-05-01]", "{\"hut\":\"Steinkar\",\"from\":\"2026-05-01\"}"),

		/** A constant. */
		ENUM("mood", (desk) -> desk.mood("?"), "GOOD", "GOOD", "\"GOOD\""),

		/** Yes or no. */
		BOOLEAN("yes", (desk) -> desk.yes("?"), "true", "true", "true"),

		/** A number. */
		NUMBER("count", (desk) -> desk.count("?"), "7", "7", "7"),

		/** A number with decimals. */
		DECIMAL("price", (desk) -> desk.price("?"), "7.50", "7.50", "7.50"),

		/** A day. */
		DAY("day", (desk) -> desk.day("?"), "2026-05-01", "2026-05-01", "\"2026-05-01\""),

		/** Texts. */
		TEXTS("names", (desk) -> desk.names("?"), "one\ntwo", "[one, two]", "[\"one\",\"two\"]"),

		/** Objects. */
		OBJECTS("bookings", (desk) -> desk.bookings("?"), "{\"values\":[{\"hut\":\"Steinkar\",\"nights\":2}]}",
				"[Booking[hut=Steinkar, nights=2]]", "[{\"hut\":\"Steinkar\",\"nights\":2}]"),

		/** The message of the model. */
		MESSAGE("message", (desk) -> desk.message("?").text(), "Here", "Here", "\"Here\""),

		/** The whole response of the model. */
		RESPONSE("response", (desk) -> desk.response("?").aiMessage().text(), "Here", "Here", "\"Here\"");

		private final String method;

		private final Function<Desk, Object> call;

		private final String answer;

		private final String result;

		private final String output;

		Kind(String method, Function<Desk, Object> call, String answer, String result, String output) {
			this.method = method;
			this.call = call;
			this.answer = answer;
			this.result = result;
			this.output = output;
		}

	}

	static final class Bookings {

		@Tool(returnBehavior = ReturnBehavior.IMMEDIATE)
		Booking book(String hut) {
			return new Booking(hut, 2);
		}

	}

}
