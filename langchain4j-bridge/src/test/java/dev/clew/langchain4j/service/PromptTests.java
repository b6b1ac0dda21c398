package dev.clew.langchain4j.service;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.clew.langchain4j.message.MessageContents;
import dev.clew.langchain4j.message.PromptTemplates;
import dev.clew.observation.StepContext;
import dev.clew.trace.Prompt;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.SystemMessage;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PromptTests {

	@Test
	void versionIsTheFirstTwelveDigitsOfTheSha256OfBothTemplates() {
		// printf 'You help.\nCancel {{number}}' | sha256sum
		assertThat(prompt(Desk.class, "both", "HUT-204"))
			.isEqualTo(new Prompt("Desk.both", "0aeea02aa506", Map.of("number", "HUT-204")));
	}

	@Test
	void linesAreJoinedByTheDelimiter() {
		assertThat(template(Desk.class, "lines")).isEqualTo("one; two");
	}

	@Test
	void systemMessageOfTheServiceCountsForInheritedMethods() {
		assertThat(template(Base.class, "plain")).isNull();
		assertThat(template(Sub.class, "plain")).isEqualTo("You are the sub desk.");
		assertThat(template(Sub.class, "asked")).isEqualTo("You are the sub desk.\nTell {{it}}");
	}

	@Test
	void systemMessageOfTheMethodWinsOverThatOfTheService() {
		assertThat(template(Sub.class, "own")).isEqualTo("My own.");
	}

	@Test
	void templateIsReadFromResource() {
		assertThat(template(Desk.class, "resource")).isEqualTo("Answer from the resource.");
		assertThat(template(Desk.class, "absolute")).isEqualTo("Answer from the resource.");
		assertThat(template(FromResource.class, "plain")).isEqualTo("Answer from the resource.");
	}

	@Test
	void methodWithoutTemplateHasNoPrompt() {
		assertThat(prompt(Desk.class, "none", "HUT-204")).isNull();
		assertThat(prompt(Desk.class, "missing", "HUT-204")).isNull();
	}

	@Test
	void overloadIsToldByItsArguments() {
		assertThat(prompt(Overloads.class, "answer", "text"))
			.isEqualTo(prompt("Overloads.answer", "Text {{it}}", "it"));
		assertThat(prompt(Overloads.class, "answer", 7)).isEqualTo(prompt("Overloads.answer", "Number {{it}}", "it"));
		assertThat(prompt(Overloads.class, "answer", 7, "text"))
			.isEqualTo(new Prompt("Overloads.answer", version("{{a}} and {{b}}"), Map.of("a", "7", "b", "text")));
	}

	@Test
	void argumentsHaveTheNamesOfTheirVariables() {
		assertThat(prompt(Desk.class, "named", "conversation", "HUT-204", "ann"))
			.isEqualTo(new Prompt("Desk.named", version("{{number}}"), Map.of("number", "HUT-204", "who", "ann")));
	}

	@Test
	void argumentIsNotAskedForItsText() {
		assertThat(prompt(Desk.class, "object", new Unwritable()))
			.isEqualTo(new Prompt("Desk.object", version("{{thing}}"), Map.of("thing", "{\"beds\":2}")));
	}

	@Test
	void missingArgumentIsNoVariable() {
		assertThat(prompt(Desk.class, "object", (Object) null))
			.isEqualTo(new Prompt("Desk.object", version("{{thing}}"), Map.of()));
	}

	private static Prompt prompt(String name, String template, String variable) {
		String value = template.startsWith("Text") ? "text" : "7";
		return new Prompt(name, version(template), Map.of(variable, value));
	}

	private static @Nullable Prompt prompt(Class<?> service, String method, @Nullable Object... arguments) {
		AgentDescriber describer = new AgentDescriber(service);
		StepContext context = describer.begin(method, null);
		List<@Nullable Object> values = Arrays.asList(arguments);
		describer.describe(context, describer.methodOf(method, values), values, null);
		return context.getPrompt();
	}

	private static @Nullable String template(Class<?> service, String name) {
		return List.of(service.getMethods())
			.stream()
			.filter((method) -> method.getName().equals(name))
			.findFirst()
			.map((method) -> PromptTemplates.of(service, method))
			.orElse(null);
	}

	private static String version(String template) {
		return MessageContents.sha256(template).substring(0, 12);
	}

	interface Desk {

		@SystemMessage("You help.")
		@UserMessage("Cancel {{number}}")
		String both(@V("number") String number);

		@SystemMessage(value = { "one", "two" }, delimiter = "; ")
		String lines(String it);

		@SystemMessage(fromResource = "desk.txt")
		String resource(String it);

		@SystemMessage(fromResource = "dev/clew/langchain4j/service/desk.txt")
		String absolute(String it);

		String none(String it);

		@UserMessage("{{number}}")
		String named(@MemoryId String memory, @V("number") String number, @V("who") String who);

		@UserMessage("{{thing}}")
		String object(@V("thing") Object thing);

	}

	interface Base {

		String plain(String it);

		@UserMessage("Tell {{it}}")
		String asked(@V("it") String it);

		@SystemMessage("My own.")
		String own(String it);

	}

	@SystemMessage("You are the sub desk.")
	interface Sub extends Base {

	}

	@SystemMessage(fromResource = "desk.txt")
	interface FromResource extends Base {

	}

	interface Overloads {

		@UserMessage("Text {{it}}")
		String answer(@V("it") String text);

		@UserMessage("Number {{it}}")
		String answer(@V("it") Integer number);

		@UserMessage("{{a}} and {{b}}")
		String answer(@V("a") Integer number, @V("b") String text);

	}

	private static final class Unwritable {

		@SuppressWarnings("unused")
		private final int beds = 2;

		@Override
		public String toString() {
			throw new IllegalStateException("cannot be written");
		}

	}

}
