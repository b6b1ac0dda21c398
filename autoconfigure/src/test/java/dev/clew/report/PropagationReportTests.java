package dev.clew.report;

import java.time.Duration;
import java.util.List;

import dev.clew.autoconfigure.LogEvents;
import dev.clew.autoconfigure.Runners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.reactor.autoconfigure.ReactorAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reactive applications are told which property they lack.
 */
class PropagationReportTests {

	private static final String MISSING = "Reactor does not bring the trace of a request along: what its operators "
			+ "call makes traces of its own, without session and user; set spring.reactor.context-propagation=auto";

	private final ReactiveWebApplicationContextRunner runner = Runners.reactive()
		.withConfiguration(AutoConfigurations.of(ReactorAutoConfiguration.class));

	@AfterEach
	void reactorIsAsBefore() {
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void namesThePropertyThatIsMissing() {
		assertThat(lines(this.runner)).hasSize(2).contains(MISSING);
		assertThat(lines(this.runner.withPropertyValues("spring.reactor.context-propagation=limited")))
			.contains(MISSING);
	}

	@Test
	void saysNothingWhereThePropertyIsSet() {
		assertThat(lines(this.runner.withPropertyValues("spring.reactor.context-propagation=auto"))).singleElement()
			.asString()
			.startsWith("Clew traces AI services with their tools; ");
	}

	@Test
	void saysNothingWhereTheApplicationTellsReactorItself() {
		Hooks.enableAutomaticContextPropagation();
		assertThat(lines(this.runner)).doesNotContain(MISSING);
	}

	private static List<String> lines(ReactiveWebApplicationContextRunner runner) {
		try (LogEvents log = new LogEvents("dev.clew")) {
			runner.run((context) -> {
				ConfigurableApplicationContext source = context.getSourceApplicationContext();
				source.publishEvent(
						new ApplicationReadyEvent(new SpringApplication(), new String[0], source, Duration.ZERO));
			});
			return List.copyOf(log.messages());
		}
	}

}
