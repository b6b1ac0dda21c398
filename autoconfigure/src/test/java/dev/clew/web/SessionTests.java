package dev.clew.web;

import java.net.http.HttpResponse;

import dev.clew.trace.TraceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users of servlet applications.
 */
class SessionTests extends SessionContractTests {

	@Override
	ChatServer start(String property) {
		return ChatServer.start(property);
	}

	@Test
	void defaultMemoryIdIsNoSession() throws Exception {
		assertThat(info(this.server.get("/no-memory")).sessionId()).isNull();
		assertThat(info(this.server.get("/memory/default")).sessionId()).isNull();
	}

	@Test
	void sessionIsInTheLogContextOfTheHandlerAndGoneAfterwards(CapturedOutput output) throws Exception {
		HttpResponse<String> response = this.server.get("/chat", SESSION, "c-log");
		assertThat(response.body()).contains("\"mdc\":\"c-log\"");
		this.server.trace(response);
		assertThat(output).contains("[c-log] in the handler", "[] after, session null").doesNotContain("session c-log");
		assertThat(this.server.get("/chat").body()).contains("\"mdc\":\"null\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/callable", "/deferred", "/events" })
	void asynchronousHandlersKeepSessionAndUser(String path) throws Exception {
		String[] login = ChatServer.login("ann");
		HttpResponse<String> response = this.server.get(path, SESSION, "c-async", login[0], login[1]);
		assertThat(response.body()).contains("Hello c-async");
		TraceInfo info = info(response);
		assertThat(info.sessionId()).isEqualTo("c-async");
		assertThat(info.userId()).isEqualTo("ann");
		assertThat(info.name()).isEqualTo("GET " + path);
	}

}
