package dev.clew.matrix;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("corner")
class DemoJarTests {

	private static final Pattern CHAT_PAGE = Pattern.compile("Chat page: +(http://localhost:\\d+/)$");

	private static final Pattern TRACES = Pattern.compile("Traces: +(http://localhost:\\d+/actuator/llmviewer)$");

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void jarRunsAndSaysWhatToOpen() throws Exception {
		OwnArtifacts own = OwnArtifacts.ofThisBuild();
		String jar = own.root().resolve("demo/target/clew-demo-" + own.version() + ".jar").toString();
		try (JavaProcess demo = new JavaProcess(
				List.of("-jar", jar, "--server.port=0", "--hut-desk.open-ai.api-key="))) {
			String traces = demo.awaitLine(TRACES).group(1);
			String page = demo.awaitLine(CHAT_PAGE).group(1);
			assertThat(send(page, "GET", "").body()).contains("<title>");
			assertThat(send(traces, "GET", "").body()).contains("<title>");
			JsonNode answer = json(
					send(page + "api/chat", "POST", "{\"message\":\"Please cancel my booking HUT-204\"}"));
			assertThat(answer.path("answer").asText()).startsWith("Booking HUT-204 is cancelled.");
			JsonNode trace = json(send(page + "actuator/llmtraces/" + answer.path("traceId").asText(), "GET", ""));
			assertThat(trace.path("observationCount").asInt()).isEqualTo(16);
		}
	}

	private HttpResponse<String> send(String address, String method, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(address).isEqualTo(200);
		return response;
	}

	private static JsonNode json(HttpResponse<String> response) throws Exception {
		return new ObjectMapper().readTree(response.body());
	}

}
