package dev.clew.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.clew.store.TraceStore;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the profile {@code h2} traces outlive the help desk.
 */
class KeptTracesTests {

	@TempDir
	Path folder;

	@Test
	void traceIsThereAfterARestartWithoutTheStatementsOfTheStore() {
		String traceId;
		Trace before;
		try (ConfigurableApplicationContext desk = start()) {
			traceId = client(desk).ask("Please cancel my booking HUT-204").text("traceId");
			before = trace(desk, traceId);
		}
		assertThat(names(before)).containsOnlyOnce("query");
		try (ConfigurableApplicationContext desk = start()) {
			assertThat(trace(desk, traceId)).isEqualTo(before);
			String next = client(desk).ask("What is the quiet time in the hut?").text("traceId");
			assertThat(names(trace(desk, next))).contains("POST /api/chat").doesNotContain("query");
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(HutDeskApplication.class).profiles("h2")
			.run("--server.port=0", "--hut-desk.open-ai.api-key=",
					"--hut-desk.traces.jdbc-url=jdbc:h2:file:" + this.folder.resolve("traces"));
	}

	private static DeskClient client(ConfigurableApplicationContext desk) {
		return new DeskClient(Integer.parseInt(String.valueOf(desk.getEnvironment().getProperty("local.server.port"))));
	}

	private static Trace trace(ConfigurableApplicationContext desk, String traceId) {
		return Objects.requireNonNull(desk.getBean(TraceStore.class).findTrace(traceId));
	}

	private static List<String> names(Trace trace) {
		return trace.observations().stream().map(ObservationRecord::name).toList();
	}

}
