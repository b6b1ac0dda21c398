package dev.clew.actuate;

import java.net.http.HttpResponse;

import dev.clew.store.TraceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces are erased by session, by user and by age, and somebody is told.
 */
@ExtendWith(OutputCaptureExtension.class)
class ErasureTests {

	private final TraceStore store = TestTraces.store();

	private final InMemoryAuditEventRepository audited = new InMemoryAuditEventRepository();

	private TestServer server = start(WebApplicationType.SERVLET);

	private TestServer start(WebApplicationType type) {
		return TestServer.start(type, this.store, this.audited, "management.endpoint.llmsessions.access=unrestricted",
				"management.endpoint.llmtraces.access=unrestricted", "logging.level.dev.clew=info");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void tracesOfAUserAreErased(CapturedOutput output) {
		assertBody(this.server.as("bob").delete("llmsessions?user=ann"), 200,
				"{\"userId\":\"ann\",\"deletedTraces\":1}");
		assertBody(this.server.delete("llmsessions?user=ann"), 200, "{\"userId\":\"ann\",\"deletedTraces\":0}");
		assertThat(this.store.findTrace(TestTraces.CHAT)).isNull();
		assertThat(this.store.findTrace(TestTraces.BARE)).isNotNull();
		assertAudited("bob {user=ann, traces=1}");
		assertThat(output).contains("Traces were erased by their user: 1.").doesNotContain("ann\"");
	}

	@Test
	void reactiveApplicationsEraseToo() {
		this.server.close();
		this.server = start(WebApplicationType.REACTIVE);
		assertBody(this.server.as("bob").delete("llmsessions?user=ann"), 200,
				"{\"userId\":\"ann\",\"deletedTraces\":1}");
		assertBody(this.server.delete("llmtraces/" + TestTraces.BARE), 200,
				"{\"traceId\":\"" + TestTraces.BARE + "\",\"deletedTraces\":1}");
		assertAudited("bob {user=ann, traces=1}", "bob {trace=" + TestTraces.BARE + ", traces=1}");
	}

	@Test
	void whatWasDeletedSaysSo() {
		this.server.delete("llmtraces/" + TestTraces.BARE);
		assertBody(this.server.get("llmtraces/" + TestTraces.BARE), 404, "{\"traceId\":\"" + TestTraces.BARE
				+ "\",\"reason\":\"deleted\",\"message\":\"This trace was here and was deleted\"}");
	}

	@Test
	void dryRunSaysWhatWouldGo() {
		assertBody(this.server.delete("llmsessions?user=ann&dryRun=true"), 200,
				"{\"userId\":\"ann\",\"foundTraces\":1}");
		assertBody(this.server.delete("llmsessions?id=c-1&dryRun=true"), 200,
				"{\"sessionId\":\"c-1\",\"foundTraces\":1}");
		assertBody(this.server.delete("llmsessions?before=2026-03-01T10:01:00.001Z&dryRun=true"), 200,
				"{\"before\":\"2026-03-01T10:01:00.001Z\",\"foundTraces\":2}");
		assertThat(this.store.findTrace(TestTraces.CHAT)).isNotNull();
		assertAudited();
	}

	@Test
	void tracesFromBeforeATimeAreErased() {
		assertBody(this.server.delete("llmsessions?before=2026-03-01T10:01:00Z"), 200,
				"{\"before\":\"2026-03-01T10:01:00Z\",\"deletedTraces\":1}");
		assertThat(this.store.findTrace(TestTraces.CHAT)).isNull();
		assertThat(this.store.findTrace(TestTraces.BARE)).isNotNull();
		assertAudited("anonymous {before=2026-03-01T10:01:00Z, traces=1}");
	}

	@Test
	void sessionsAndTracesAreAuditedToo() {
		this.server.delete("llmsessions?id=c-1");
		this.server.delete("llmtraces/" + TestTraces.BARE);
		this.server.delete("llmtraces/" + TestTraces.BARE);
		assertAudited("anonymous {session=c-1, traces=1}", "anonymous {trace=" + TestTraces.BARE + ", traces=1}");
	}

	@Test
	void exactlyOneOfThemIsAskedFor() {
		for (String query : new String[] { "", "?user=ann&id=c-1", "?dryRun=true",
				"?id=c-1&before=2026-03-01T10:01:00Z" }) {
			HttpResponse<String> response = this.server.delete("llmsessions" + query);
			assertThat(response.statusCode()).as(query).isEqualTo(400);
			assertThat(response.body()).contains("\"allowed\":\"exactly one of id, user and before\"");
		}
		assertBody(this.server.delete("llmsessions?user=ann&dryRun=maybe"), 400,
				"{\"parameter\":\"dryRun\",\"value\":\"maybe\",\"allowed\":\"one of true, false\"}");
		assertBody(this.server.delete("llmsessions?id=unknown&dryRun=true"), 404,
				this.server.delete("llmsessions?id=unknown").body());
		assertThat(this.store.findTrace(TestTraces.CHAT)).isNotNull();
		assertAudited();
	}

	private void assertAudited(String... events) {
		assertThat(this.audited.find(null, null, Erasures.EVENT))
			.extracting((event) -> event.getPrincipal() + " " + event.getData())
			.containsExactly(events);
	}

	private static void assertBody(HttpResponse<String> response, int status, String body) {
		assertThat(response.body()).isEqualTo(body);
		assertThat(response.statusCode()).isEqualTo(status);
	}

}
