package dev.clew.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions and users of reactive applications.
 */
class ReactiveSessionTests extends SessionContractTests {

	@Override
	ChatServer start(String property) {
		return ChatServer.startReactive(ReactiveChatApplication.class, "spring.reactor.context-propagation=auto",
				property);
	}

	@AfterAll
	void reactorIsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void sessionIsInTheLogContextOfTheHandlerAndGoneAfterwards(CapturedOutput output) throws Exception {
		assertThat(this.server.get("/chat", SESSION, "c-log").body()).contains("\"mdc\":\"c-log\"");
		assertThat(output).contains("[c-log] in the handler");
		for (int request = 0; request < 20; request++) {
			assertThat(this.server.get("/chat").body()).contains("\"mdc\":\"null\"");
		}
	}

}
