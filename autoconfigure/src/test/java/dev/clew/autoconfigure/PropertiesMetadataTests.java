package dev.clew.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor offers, from the metadata that is made of {@link ClewProperties}, and
 * what the table of the README says.
 */
class PropertiesMetadataTests {

	private static final String NO_DEFAULT = "-";

	private static final Map<String, String> EXPECTED = Map.ofEntries(Map.entry("clew.enabled", "true"),
			Map.entry("clew.endpoints.show-content", "never"), Map.entry("clew.endpoints.roles", NO_DEFAULT),
			Map.entry("clew.environment", NO_DEFAULT), Map.entry("clew.release", NO_DEFAULT),
			Map.entry("clew.session.header-names", "X-Conversation-Id"),
			Map.entry("clew.session.sources", "header,memory-id"), Map.entry("clew.user.source", "principal"),
			Map.entry("clew.trace.response-header", NO_DEFAULT), Map.entry("clew.record.surrounding", "true"),
			Map.entry("clew.record.max-duration", "10m"), Map.entry("clew.content.capture", "true"),
			Map.entry("clew.content.max-size", "64KB"), Map.entry("clew.content.mask.enabled", "true"),
			Map.entry("clew.content.mask.builtin", "credentials,private-keys,cards"),
			Map.entry("clew.content.mask.patterns", NO_DEFAULT), Map.entry("clew.content.mask.fields", NO_DEFAULT),
			Map.entry("clew.content.mask.preview", "false"), Map.entry("clew.store.type", NO_DEFAULT),
			Map.entry("clew.budget", NO_DEFAULT), Map.entry("clew.pricing.models", NO_DEFAULT),
			Map.entry("clew.export.spans.include-content", "false"), Map.entry("clew.export.spans.langfuse", "true"),
			Map.entry("clew.export.spans.semantic-conventions", "1.41.1"),
			Map.entry("clew.export.langfuse.endpoint", NO_DEFAULT),
			Map.entry("clew.export.langfuse.public-key", NO_DEFAULT),
			Map.entry("clew.export.langfuse.secret-key", NO_DEFAULT),
			Map.entry("clew.export.langfuse.include-content", "false"),
			Map.entry("clew.export.langfuse.allow-http", "false"), Map.entry("clew.export.langfuse.timeout", "10s"),
			Map.entry("clew.export.langfuse.max-queue-size", "32MB"),
			Map.entry("clew.export.langfuse.down-after", NO_DEFAULT), Map.entry("clew.store.memory.max-traces", "1000"),
			Map.entry("clew.store.memory.max-size", "64MB"), Map.entry("clew.store.retention", NO_DEFAULT),
			Map.entry("clew.store.scored-retention", NO_DEFAULT), Map.entry("clew.store.rollup-retention", "400d"),
			Map.entry("clew.store.jdbc.initialize-schema", "embedded"),
			Map.entry("clew.store.jdbc.continue-on-error", "false"), Map.entry("clew.store.jdbc.platform", NO_DEFAULT),
			Map.entry("clew.store.jdbc.schema", "classpath:META-INF/clew/schema/@@platform@@"),
			Map.entry("clew.store.jdbc.table-prefix", "CLEW_"), Map.entry("clew.store.jdbc.queue-capacity", "10000"),
			Map.entry("clew.store.jdbc.max-queue-size", "64MB"), Map.entry("clew.store.jdbc.batch-size", "500"),
			Map.entry("clew.store.jdbc.flush-interval", "1s"), Map.entry("clew.store.jdbc.max-traces", NO_DEFAULT),
			Map.entry("clew.store.jdbc.max-size", NO_DEFAULT), Map.entry("clew.sampling.probability", "1"),
			Map.entry("clew.sampling.keep-errors", "true"), Map.entry("clew.sampling.keep-slower-than", NO_DEFAULT),
			Map.entry("clew.sampling.keep-costlier-than", NO_DEFAULT), Map.entry("clew.sampling.keep-scored", "true"),
			Map.entry("clew.sampling.max-held-size", "16MB"), Map.entry("clew.import", NO_DEFAULT));

	private static final Map<String, String> DEFAULTS = new TreeMap<>();

	private static final Map<String, String> DESCRIPTIONS = new TreeMap<>();

	private static final Pattern ROW = Pattern.compile("^\\| `(clew\\.[^`]+)` \\| ([^|]*)\\|", Pattern.MULTILINE);

	// Elements of lists and maps have rows of their own.
	private static final Pattern ELEMENT = Pattern.compile("(\\[\\*]|\\.<).*");

	@BeforeAll
	static void read() throws IOException {
		try (InputStream json = ClewProperties.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			for (JsonNode property : new ObjectMapper().readTree(json).get("properties")) {
				String name = property.get("name").asText();
				if (name.startsWith("clew.")) {
					DEFAULTS.put(name, property.path("defaultValue").asText(NO_DEFAULT));
					DESCRIPTIONS.put(name, property.path("description").asText());
				}
			}
		}
	}

	@Test
	void propertiesAndTheirDefaultsAreThoseOfTheContract() {
		assertThat(DEFAULTS).isEqualTo(new TreeMap<>(EXPECTED));
	}

	@Test
	void readmeListsThePropertiesWithTheirDefaults() throws IOException {
		Map<String, String> rows = new TreeMap<>();
		ROW.matcher(Files.readString(Path.of("README.md")))
			.results()
			.forEach((row) -> rows.put(row.group(1), row.group(2).strip()));
		assertThat(rows.keySet().stream().map((name) -> ELEMENT.matcher(name).replaceFirst("")).distinct())
			.containsExactlyInAnyOrderElementsOf(DEFAULTS.keySet());
		DEFAULTS.entrySet()
			.stream()
			.filter((property) -> !property.getValue().equals(NO_DEFAULT))
			.forEach((property) -> assertThat(rows).containsEntry(property.getKey(), "`" + property.getValue() + "`"));
	}

	@Test
	void everyPropertyHasADescriptionThatIsASentence() {
		assertThat(DESCRIPTIONS).hasSameSizeAs(EXPECTED)
			.allSatisfy((name, description) -> assertThat(description).as(name).matches("[A-Z][^\\n]{14,}\\."));
	}

}
