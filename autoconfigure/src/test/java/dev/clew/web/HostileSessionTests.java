package dev.clew.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Session headers that no decent client sends, byte by byte.
 */
@ExtendWith(OutputCaptureExtension.class)
@SuppressWarnings("NullAway.Init")
class HostileSessionTests {

	private static final String NOTE = "session id of source 'header' ignored: an id is 1 to 200 printable characters";

	private static final Pattern TRACE_ID = Pattern.compile("X-Trace-Id: ([0-9a-f]{32})");

	private static ChatServer server;

	@BeforeAll
	static void start() {
		server = ChatServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "20", "65766909696c", "6576e280ae696c", "6576e281a6696c", "6576efbbbf696c",
			"6576c3286c696c", "6576fffe696c", "6576c080696c", "6576eda080696c", "6576c285696c", "6576e280a8696c" })
	void badValueIsIgnoredCountedAndNoted(String hex, CapturedOutput output) throws Exception {
		double before = server.rejected("header");
		String response = send(HexFormat.of().parseHex(hex));
		assertThat(response).startsWith("HTTP/1.1 200").contains("\"answer\":\"Hello\"", "\"mdc\":\"null\"");
		TraceInfo info = info(response);
		assertThat(info.sessionId()).isNull();
		assertThat(info.notes()).containsExactly(NOTE);
		assertThat(server.rejected("header")).isEqualTo(before + 1);
		assertThat(output).contains("[] in the handler").doesNotContain("ev");
	}

	@Test
	void longValueIsIgnored(CapturedOutput output) throws Exception {
		String response = send("x".repeat(201).getBytes(StandardCharsets.US_ASCII));
		assertThat(response).startsWith("HTTP/1.1 200").contains("\"mdc\":\"null\"").doesNotContain("xxx");
		assertThat(info(response).sessionId()).isNull();
		assertThat(info(response).notes()).containsExactly(NOTE);
		assertThat(output).doesNotContain("xxx");
		assertThat(info(send("x".repeat(200).getBytes(StandardCharsets.US_ASCII))).sessionId()).hasSize(200);
	}

	// The container drops or refuses these before anybody sees them.
	@ParameterizedTest
	@ValueSource(strings = { "6576000069", "65760a69", "65760d69", "65760d0a536574", "6576077f" })
	void lineBreaksAndNullsReachNeitherLogNorResponse(String hex, CapturedOutput output) throws Exception {
		String response = send(HexFormat.of().parseHex(hex));
		assertThat(response).startsWith("HTTP/1.1 ").doesNotContain("evil", "Set:");
		assertThat(output).doesNotContain("ev");
		Matcher id = TRACE_ID.matcher(response);
		if (id.find()) {
			String session = server.trace(id.group(1)).info().sessionId();
			assertThat((session != null) ? session : "").doesNotContainPattern("\\p{Cntrl}");
		}
	}

	@Test
	void oddButPrintableValueIsAcceptedAndEscaped(CapturedOutput output) throws Exception {
		String odd = "a/b c\"<x>\\";
		String response = send(odd.getBytes(StandardCharsets.US_ASCII));
		assertThat(info(response).sessionId()).isEqualTo(odd);
		assertThat(response).contains("\"mdc\":\"a/b c\\\"<x>\\\\\"");
		assertThat(server.get("/actuator/llmtraces").body()).contains("\"sessionId\":\"a/b c\\\"<x>\\\\\"");
		assertThat(output).contains("[" + odd + "] in the handler");
	}

	@Test
	void valueInUtf8IsReadAsSuch() throws Exception {
		assertThat(info(send("Hütte-№ 7".getBytes(StandardCharsets.UTF_8))).sessionId()).isEqualTo("Hütte-№ 7");
	}

	private static String send(byte[] value) throws IOException {
		ByteArrayOutputStream header = new ByteArrayOutputStream();
		header.write("X-Conversation-Id: ".getBytes(StandardCharsets.US_ASCII));
		header.write(value);
		return server.getRaw("/chat", header.toByteArray());
	}

	private static TraceInfo info(String response) {
		Matcher id = TRACE_ID.matcher(response);
		assertThat(id.find()).isTrue();
		return server.trace(id.group(1)).info();
	}

}
