package dev.clew.capture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.tool.ToolExecutor;
import reactor.core.publisher.Flux;

/**
 * Streaming chat models.
 */
final class StreamingCases {

	private static final ToolSpecification LOOK = ToolSpecification.builder().name("look").build();

	private static final ToolExecutor FOUND = (request, memoryId) -> "found";

	private static final Set<Class<?>> WITH_TOOL = Set.of(StreamingChatModel.class, TokenStream.class,
			ToolExecutor.class);

	private static final StreamedReply SEEN = StreamedReply.words("se", "en");

	private static final StreamedReply CALL = StreamedReply.call("call_1", "look", "{}");

	private static final String ONE_TOOL = """
			SPAN POST /work/{id}
			  AGENT Desk.%s -> "seen"
			    GENERATION gpt-4o-mini #1 -> {"role":"assistant","toolCalls":[{"id":"call_1","name":"look","arguments":{}}]}
			      SPAN HTTP POST
			    TOOL look #1 -> "found"
			    GENERATION gpt-4o-mini #2 -> {"role":"assistant","content":"seen"}
			      SPAN HTTP POST
			""";

	private static final String CANCELLED = """
			SPAN POST /work/{id}
			  AGENT Desk.stream WARNING -> "se"
			    GENERATION gpt-4o-mini #1 WARNING -> {"role":"assistant","content":"se"}
			      SPAN HTTP POST
			""";

	private StreamingCases() {
	}

	static List<CoverageCase> all() {
		return List.of(model("words", SEEN, "{\"role\":\"assistant\",\"content\":\"seen\"}"),
				model("a tool call", CALL,
						"{\"role\":\"assistant\","
								+ "\"toolCalls\":[{\"id\":\"call_1\",\"name\":\"look\",\"arguments\":{}}]}"),
				model("a thought", StreamedReply.thoughtsAndWord("Hm.", "seen"),
						"{\"role\":\"assistant\",\"content\":\"seen\",\"thinking\":\"Hm.\"}"),
				service(WITH_TOOL, "a tool and words", (desk) -> Heard.of(desk.stream("Hello?")),
						ONE_TOOL.formatted("stream"), CALL, SEEN),
				service(WITH_TOOL, "as a Flux", (desk) -> desk.flux("Hello?").subscribe(), ONE_TOOL.formatted("flux"),
						CALL, SEEN),
				service(Set.of(StreamingChatModel.class, TokenStream.class), "cancelled", StreamingCases::cancel,
						CANCELLED, SEEN));
	}

	private static CoverageCase model(String name, StreamedReply reply, String output) {
		return new CoverageCase(StreamingChatModel.class, Mode.STREAMING, name, (application) -> {
			application.openAi().streams(reply);
			Heard heard = new Heard();
			application.inRequest(() -> {
				application.bean(StreamingChatModel.class).chat("Hello?", heard);
				return heard;
			});
		}, "SPAN POST /work/{id}\n  GENERATION gpt-4o-mini -> " + output + "\n    SPAN HTTP POST\n");
	}

	private static CoverageCase service(Set<Class<?>> components, String name, Consumer<Desk> call, String tree,
			StreamedReply... replies) {
		return new CoverageCase(components, Mode.AI_SERVICE, name, (application) -> {
			application.openAi().streams(replies);
			Desk desk = AiServices.builder(Desk.class)
				.streamingChatModel(application.bean(StreamingChatModel.class))
				.tools(Map.of(LOOK, FOUND))
				.build();
			application.inRequest(() -> {
				call.accept(desk);
				return desk;
			});
		}, tree);
	}

	private static void cancel(Desk desk) {
		desk.stream("Hello?")
			.onPartialResponseWithContext((part, context) -> context.streamingHandle().cancel())
			.ignoreErrors()
			.start();
	}

	interface Desk {

		TokenStream stream(String question);

		Flux<String> flux(String question);

	}

}
