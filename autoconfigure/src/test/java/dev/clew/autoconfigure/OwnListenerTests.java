package dev.clew.autoconfigure;

import dev.clew.langchain4j.model.TracingChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with a listener of its own, which asks for it by type.
 */
class OwnListenerTests {

	@Test
	void applicationThatAsksForOneListenerGetsItsOwn() {
		Runners.noWeb()
			.withUserConfiguration(Listening.class)
			.run((context) -> assertThat(context.getBean(Holder.class).listener())
				.isSameAs(context.getBean("ownListener")));
	}

	@Test
	void modelsThatTakeAllListenersGetOursToo() {
		Runners.noWeb()
			.withUserConfiguration(Listening.class)
			.run((context) -> assertThat(context.getBeanProvider(ChatModelListener.class).orderedStream())
				.containsExactlyInAnyOrder(context.getBean("ownListener", ChatModelListener.class),
						context.getBean(TracingChatModelListener.class)));
	}

	@Test
	void applicationWithoutListenerGetsOurs() {
		Runners.noWeb()
			.run((context) -> assertThat(context.getBean(ChatModelListener.class))
				.isInstanceOf(TracingChatModelListener.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class Listening {

		@Bean
		ChatModelListener ownListener() {
			return new ChatModelListener() {
			};
		}

		@Bean
		Holder holder(ChatModelListener listener) {
			return new Holder(listener);
		}

	}

	record Holder(ChatModelListener listener) {

	}

}
