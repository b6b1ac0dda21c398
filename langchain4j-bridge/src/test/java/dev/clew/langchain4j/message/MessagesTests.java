package dev.clew.langchain4j.message;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.clew.content.ContentRenderer;
import dev.clew.content.ContentSource;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.message.VideoContent;
import dev.langchain4j.model.chat.request.ChatRequest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTests {

	// The bytes 0, 1, 2 and 255.
	private static final String BASE64 = "AAEC/w==";

	private static final byte[] BYTES = { 0, 1, 2, -1 };

	private static final String REFERENCE = "\"size\":4,\"sha256\":\"3d1f57c984978ef98a18378c8166c1cb8ede02c03eeb6aee7e2f121dfeee3e56\"";

	@Test
	void systemAndUserMessageHaveRoleAndText() throws IOException {
		assertThat(render(SystemMessage.from("You help."), UserMessage.from("ann", "Where?")))
			.isEqualTo("{\"role\":\"system\",\"content\":\"You help.\"},"
					+ "{\"role\":\"user\",\"name\":\"ann\",\"content\":\"Where?\"}");
	}

	@Test
	void assistantMessageHasTextThinkingAndToolCalls() throws IOException {
		AiMessage message = AiMessage.builder()
			.text("Let me see.")
			.thinking("I must look.")
			.toolExecutionRequests(List.of(call("{\"number\": 7}")))
			.build();
		assertThat(render(message)).isEqualTo("{\"role\":\"assistant\",\"content\":\"Let me see.\","
				+ "\"thinking\":\"I must look.\",\"toolCalls\":[{\"id\":\"call-1\",\"name\":\"find\","
				+ "\"arguments\":{\"number\":7}}]}");
	}

	@Test
	void malformedArgumentsAreText() throws IOException {
		for (String arguments : List.of("{\"number\": ", "", "{} {}", "nonsense")) {
			String quoted = "\"" + arguments.replace("\"", "\\\"") + "\"";
			assertThat(render(AiMessage.from(call(arguments)))).isEqualTo("{\"role\":\"assistant\",\"toolCalls\":"
					+ "[{\"id\":\"call-1\",\"name\":\"find\",\"arguments\":" + quoted + "}]}");
		}
	}

	@Test
	void toolResultHasNameAndCall() throws IOException {
		assertThat(render(ToolExecutionResultMessage.from("call-1", "find", "found")))
			.isEqualTo("{\"role\":\"tool\",\"name\":\"find\",\"content\":\"found\",\"toolCallId\":\"call-1\"}");
	}

	@Test
	void customMessageHasItsAttributes() throws IOException {
		assertThat(render(CustomMessage.from(Map.of("key", List.of(1, 2)))))
			.isEqualTo("{\"role\":\"custom\",\"content\":{\"key\":[1,2]}}");
	}

	@Test
	void binaryPartsAreReferences() throws IOException {
		assertThat(part(ImageContent.from(BASE64, "image/png")))
			.isEqualTo("{\"type\":\"image\",\"mediaType\":\"image/png\"," + REFERENCE + "}");
		assertThat(part(AudioContent.from(BASE64, "audio/wav")))
			.isEqualTo("{\"type\":\"audio\",\"mediaType\":\"audio/wav\"," + REFERENCE + "}");
		assertThat(part(AudioContent.from(Audio.builder().binaryData(BYTES).mimeType("audio/wav").build())))
			.isEqualTo("{\"type\":\"audio\",\"mediaType\":\"audio/wav\"," + REFERENCE + "}");
		assertThat(part(VideoContent.from(BASE64, "video/mp4")))
			.isEqualTo("{\"type\":\"video\",\"mediaType\":\"video/mp4\"," + REFERENCE + "}");
		assertThat(part(PdfFileContent.from(BASE64, "application/pdf")))
			.isEqualTo("{\"type\":\"pdf\",\"mediaType\":\"application/pdf\"," + REFERENCE + "}");
	}

	@Test
	void whatIsNoBase64IsNotRepeated() throws IOException {
		assertThat(part(ImageContent.from("x", "image/png")))
			.isEqualTo("{\"type\":\"image\",\"mediaType\":\"image/png\",\"base64Size\":1}");
	}

	@Test
	void urlsAreKept() throws IOException {
		URI url = URI.create("https://huts.example/204");
		String kept = "\"url\":\"https://huts.example/204\"}";
		assertThat(part(ImageContent.from(url))).isEqualTo("{\"type\":\"image\"," + kept);
		assertThat(part(AudioContent.from(url))).isEqualTo("{\"type\":\"audio\"," + kept);
		assertThat(part(VideoContent.from(url))).isEqualTo("{\"type\":\"video\"," + kept);
		assertThat(part(PdfFileContent.from(url)))
			.isEqualTo("{\"type\":\"pdf\",\"mediaType\":\"application/pdf\"," + kept);
	}

	@Test
	void dataUrlsAreReferences() throws IOException {
		for (String scheme : List.of("data", "DATA")) {
			assertThat(part(ImageContent.from(URI.create(scheme + ":image/png;base64," + BASE64))))
				.isEqualTo("{\"type\":\"image\",\"mediaType\":\"image/png\"," + REFERENCE + "}");
		}
		assertThat(part(PdfFileContent.from(URI.create("data:;base64," + BASE64))))
			.isEqualTo("{\"type\":\"pdf\",\"mediaType\":\"application/pdf\"," + REFERENCE + "}");
		assertThat(part(AudioContent.from(URI.create("data:audio/x-own;rate=8,%00%01%02%FF"))))
			.isEqualTo("{\"type\":\"audio\",\"mediaType\":\"audio/x-own;rate=8\"," + REFERENCE + "}");
		assertThat(part(ImageContent.from(URI.create("data:image/png;base64,A"))))
			.isEqualTo("{\"type\":\"image\",\"mediaType\":\"image/png\",\"base64Size\":1}");
	}

	@Test
	void argumentsThatAreStringOfJsonAreThatString() throws IOException {
		String arguments = "\"{\\\"number\\\": 7}\"";
		AiMessage message = AiMessage.from(List.of(call(arguments)));
		assertThat(render(message)).endsWith("\"arguments\":\"{\\\"number\\\": 7}\"}]}");
	}

	@Test
	void partsOfSeveralKindsAreListed() throws IOException {
		assertThat(render(UserMessage.from(TextContent.from("What is it?"), ImageContent.from(BASE64, "image/png"))))
			.isEqualTo("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},"
					+ "{\"type\":\"image\",\"mediaType\":\"image/png\"," + REFERENCE + "}]}");
	}

	private static ToolExecutionRequest call(String arguments) {
		return ToolExecutionRequest.builder().id("call-1").name("find").arguments(arguments).build();
	}

	private static String part(Content content) throws IOException {
		String json = render(UserMessage.from(content));
		String before = "{\"role\":\"user\",\"content\":[";
		assertThat(json).startsWith(before).endsWith("]}");
		return json.substring(before.length(), json.length() - 2);
	}

	private static String render(ChatMessage... messages) throws IOException {
		ChatRequest request = ChatRequest.builder().messages(messages).build();
		ContentSource source = Messages.input(request, request.toolSpecifications(), new KnownTools());
		String json = Objects.requireNonNull(new ContentRenderer(10_000).render(source, "input").content()).json();
		assertThat(json).startsWith("{\"messages\":[").endsWith("]}");
		return json.substring(13, json.length() - 2);
	}

}
