package dev.clew.actuate;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

import dev.clew.observation.fault.Faults;
import dev.clew.store.jdbc.JdbcStoreSettings;
import dev.clew.store.jdbc.JdbcTraceStore;
import dev.clew.store.jdbc.OwnStatements;
import dev.clew.store.jdbc.Schema;
import dev.clew.store.jdbc.SchemaScripts;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the endpoints answer while the database of traces is away.
 */
class UnavailableStoreTests {

	private static final JdbcStoreSettings SETTINGS = new JdbcStoreSettings("CLEW_", 100, 1_000_000, 10,
			Duration.ofSeconds(1), Duration.ofMinutes(20), JdbcStoreSettings.Retention.ALL, null);

	@ParameterizedTest
	@ValueSource(strings = { "SERVLET", "REACTIVE" })
	void everyEndpointSaysThatTheDatabaseIsAway(WebApplicationType type) {
		JdbcDataSource dataSource = new JdbcDataSource();
		dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		new Schema(dataSource, new SchemaScripts("CLEW_", null, "classpath:META-INF/clew/schema/@@platform@@", false))
			.update();
		try (JdbcTraceStore store = new JdbcTraceStore(dataSource, SETTINGS, new OwnStatements(),
				InstantSource.system(), (reason, count) -> {
				}, new Faults((component) -> {
				}));
				TestServer server = TestServer.start(type, store,
						"management.endpoint.llmsessions.access=unrestricted")) {
			assertThat(server.get("llmtraces").statusCode()).isEqualTo(200);
			new JdbcTemplate(dataSource).execute("ALTER TABLE CLEW_TRACE RENAME TO CLEW_AWAY");
			for (String path : new String[] { "llmtraces", "llmtraces/" + TestTraces.CHAT, "llmobservations",
					"llmsessions", "llmusage", "llmtraces/" + TestTraces.CHAT + "?format=otlp" }) {
				assertThatItIsAway(server.get(path));
			}
			assertThatItIsAway(server.get("llmtraces", "application/x-ndjson"));
			assertThatItIsAway(server.get("llmusage", "text/csv"));
			assertThatItIsAway(server.delete("llmsessions?user=ann"));
			new JdbcTemplate(dataSource).execute("ALTER TABLE CLEW_AWAY RENAME TO CLEW_TRACE");
			assertThat(server.get("llmtraces").statusCode()).isEqualTo(200);
		}
	}

	private static void assertThatItIsAway(HttpResponse<String> response) {
		assertThat(response.body()).isEqualTo("{\"message\":\"The database of traces cannot be asked: "
				+ "org.h2.jdbc.JdbcSQLSyntaxErrorException, SQL state 42S02\"}");
		assertThat(response.statusCode()).isEqualTo(503);
	}

}
