package dev.clew.matrix;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Zipkin server shows the traces of an application that exports spans by Brave.
 */
@Tag("corner")
@ExtendWith(CornersExtension.class)
@EnabledIf(value = "isZipkinThere", disabledReason = "Zipkin's server was left out by -Dzipkin.skip")
class ZipkinTests {

	private static final Path ZIPKIN = Path.of(System.getProperty("matrix.zipkin"));

	private static final Pattern OPEN = Pattern.compile("Serving HTTP at .*:(\\d+)/?$");

	private static final List<String> CANCELLED = List.of(
			"chain defaultcontentaggregator in chain defaultretrievalaugmentor",
			"chain defaultcontentinjector in chain defaultretrievalaugmentor",
			"chain defaultqueryrouter in chain defaultretrievalaugmentor",
			"chain defaultquerytransformer in chain defaultretrievalaugmentor",
			"chain defaultretrievalaugmentor in invoke_agent clerk.answer",
			"chat gpt-4o-mini in invoke_agent clerk.answer", "chat gpt-4o-mini in invoke_agent clerk.answer",
			"embeddings text-embedding-3-small in retrieval embeddingstorecontentretriever",
			"execute_tool cancel in invoke_agent clerk.answer", "guardrail noorders in invoke_agent clerk.answer",
			"guardrail notempty in invoke_agent clerk.answer", "http get /ask",
			"inmemoryembeddingstore.search in retrieval embeddingstorecontentretriever",
			"invoke_agent clerk.answer in http get /ask",
			"retrieval embeddingstorecontentretriever in chain defaultretrievalaugmentor");

	private final HttpClient http = HttpClient.newHttpClient();

	private final ClassPaths classPaths;

	ZipkinTests(ClassPaths classPaths) {
		this.classPaths = classPaths;
	}

	static boolean isZipkinThere() {
		return Files.exists(ZIPKIN);
	}

	@Test
	void zipkinShowsTheStepsOfARequest() {
		try (JavaProcess zipkin = new JavaProcess(List.of("-jar", ZIPKIN.toString(), "--server.port=0"))) {
			String api = "http://localhost:" + zipkin.awaitLine(OPEN).group(1) + "/api/v2/";
			assertThat(Combination.WITH_ZIPKIN).allSatisfy((combination) -> shows(combination, api));
		}
	}

	private void shows(Combination combination, String api) {
		String service = "desk-on-" + combination.springBoot();
		List<String> options = new ArrayList<>(
				List.of("-Dmanagement.tracing.sampling.probability=1", "-Dspring.application.name=" + service));
		// Their names since Spring Boot 4.0, and before.
		for (String zipkin : List.of("-Dmanagement.tracing.export.zipkin.", "-Dmanagement.zipkin.tracing.")) {
			options.addAll(List.of(zipkin + "connect-timeout=30s", zipkin + "read-timeout=30s",
					zipkin + "endpoint=" + api + "spans"));
		}
		try (FrontDesk desk = new FrontDesk(this.classPaths.withClew(combination), options.toArray(String[]::new))) {
			assertThat(desk.answers()).isEqualTo(Comparison.ANSWERS);
			// While it runs: at its end Brave gives a slow server one second.
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.untilAsserted(() -> assertThat(trees(api, service)).contains(CANCELLED));
		}
	}

	// Of each trace the names of its spans, each with that of its parent.
	private List<List<String>> trees(String api, String service) throws Exception {
		List<List<String>> trees = new ArrayList<>();
		for (JsonNode trace : get(api + "traces?limit=100&serviceName=" + service)) {
			Map<String, String> names = new HashMap<>();
			trace.forEach((span) -> names.put(span.path("id").asText(), span.path("name").asText()));
			List<String> tree = new ArrayList<>();
			trace.forEach((span) -> tree.add(span.path("name").asText()
					+ (span.has("parentId") ? " in " + names.get(span.path("parentId").asText()) : "")));
			trees.add(tree.stream().sorted().toList());
		}
		return trees;
	}

	private JsonNode get(String address) throws Exception {
		HttpResponse<String> response = this.http.send(HttpRequest.newBuilder(URI.create(address)).build(),
				HttpResponse.BodyHandlers.ofString());
		return new ObjectMapper().readTree(response.body());
	}

}
