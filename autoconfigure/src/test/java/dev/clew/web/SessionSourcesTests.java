package dev.clew.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users of servlet applications from elsewhere than by default.
 */
class SessionSourcesTests extends SessionSourcesContractTests {

	SessionSourcesTests() {
		super("JSESSIONID");
	}

	@Override
	ChatServer start(@Nullable Class<?> more, String... properties) {
		return ChatServer.start((more != null) ? more : ChatApplication.class, properties);
	}

	@Test
	void laterAnswerIsOfItsSessionWhereRequestsAreNotObserved() throws Exception {
		try (ChatServer server = start(null, "management.observations.enable.http.server.requests=false")) {
			assertThat(info(server, server.get("/deferred", SESSION, "c-2")).sessionId()).isEqualTo("c-2");
			assertThat(server.traceCount()).isEqualTo(1);
		}
	}

}
