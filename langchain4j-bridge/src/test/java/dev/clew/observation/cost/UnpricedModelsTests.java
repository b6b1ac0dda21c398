package dev.clew.observation.cost;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.clew.trace.ModelCall;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class UnpricedModelsTests {

	private static final String REST = ": its calls have no cost, and sums say how many. "
			+ "Prices are set with clew.pricing.models";

	private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(UnpricedModels.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final UnpricedModels models = new UnpricedModels();

	@BeforeEach
	void listen() {
		this.log.start();
		LOGGER.addAppender(this.log);
	}

	@AfterEach
	void leave() {
		LOGGER.detachAppender(this.log);
	}

	@Test
	void eachModelIsNamedOnce() {
		met("hut-7b", "openai");
		met("hut-7b", "ollama");
		met("hut\n9b", "openai");
		assertThat(lines()).containsExactly("No price is known for model 'hut-7b' of provider 'openai'" + REST,
				"No price is known for model 'hut?9b' of provider 'openai'" + REST);
	}

	@Test
	void whatIsNotKnownIsSaidInWords() {
		met("hut-7b", null);
		met(null, "openai");
		met(null, "ollama");
		met(null, null);
		met(null, null);
		assertThat(lines()).containsExactly("No price is known for model 'hut-7b' of an unknown provider" + REST,
				"No price is known for a model without a name of provider 'openai'" + REST,
				"No price is known for a model without a name of provider 'ollama'" + REST,
				"No price is known for a model without a name of an unknown provider" + REST);
	}

	@Test
	void furtherModelsAreNotLogged() {
		for (int i = 0; i < 1000; i++) {
			met("hut-" + i, "openai");
		}
		assertThat(lines()).hasSize(101).last().isEqualTo("Further models without a price are not logged");
	}

	private void met(@Nullable String model, @Nullable String provider) {
		this.models.met(new ModelCall(model, null, provider, Map.of(), null, null, null, null, null, null, null, null));
	}

	private List<String> lines() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

}
