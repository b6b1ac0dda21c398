package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.clew.autoconfigure.ClewProperties.BudgetProperties;
import dev.clew.autoconfigure.ClewProperties.SessionSource;
import dev.clew.autoconfigure.ClewProperties.ShowContent;
import dev.clew.autoconfigure.ClewProperties.UserSource;
import dev.clew.autoconfigure.StoreProperties.InitializeSchema;
import dev.clew.autoconfigure.StoreProperties.StoreType;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetScope;
import dev.clew.content.MaskedField;
import dev.clew.content.mask.BuiltInMask;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How properties are read.
 */
class PropertiesBindingTests {

	private static final Map<String, String> RELAXED = Map.ofEntries(Map.entry("clew.enabled", "false"),
			Map.entry("clew.environment", "blue"), Map.entry("clew.release", "7"),
			Map.entry("clew.endpoints.showContent", "When_Authorized"), Map.entry("clew.endpoints.roles", "A,B"),
			Map.entry("clew.session.header_names", "X-A,X-B"),
			Map.entry("clew.session.sources", "MEMORY_ID, http-session,header"), Map.entry("clew.user.source", "None"),
			Map.entry("clew.trace.responseHeader", "X-Trace-Id"), Map.entry("clew.record.surrounding", "no"),
			Map.entry("clew.record.max-duration", "90s"), Map.entry("clew.content.capture", "off"),
			Map.entry("clew.content.maxSize", "1024"), Map.entry("clew.content.mask.enabled", "no"),
			Map.entry("clew.content.mask.builtIn", "phone-numbers,IBANS"),
			Map.entry("clew.content.mask.patterns.booking", "HUT-\\d+"),
			Map.entry("clew.content.mask.fields", "tool-results,names"), Map.entry("clew.content.mask.preview", "yes"),
			Map.entry("clew.store.type", "Jdbc"), Map.entry("clew.store.memory.max_traces", "5"),
			Map.entry("clew.store.jdbc.initializeSchema", "Always"),
			Map.entry("clew.store.jdbc.continue_on_error", "on"), Map.entry("clew.store.jdbc.platform", "h2"),
			Map.entry("clew.store.jdbc.schema", "classpath:tables"), Map.entry("clew.store.jdbc.tablePrefix", "T_"),
			Map.entry("clew.store.jdbc.queue-capacity", "50"), Map.entry("clew.store.jdbc.maxQueueSize", "3MB"),
			Map.entry("clew.store.jdbc.batch_size", "20"), Map.entry("clew.store.jdbc.flush-interval", "500ms"),
			Map.entry("clew.store.jdbc.maxTraces", "1000000"), Map.entry("clew.store.jdbc.max-size", "4GB"),
			Map.entry("clew.store.retention", "30d"), Map.entry("clew.store.scored-retention", "90d"),
			Map.entry("clew.store.rollup-retention", "800d"), Map.entry("clew.store.memory.MAX-SIZE", "2MB"),
			Map.entry("clew.budget.day.scope", "User"), Map.entry("clew.budget.day.window", "1d"),
			Map.entry("clew.budget.day.max_cost", "0.50"), Map.entry("clew.budget.day.maxTokens", "7"),
			Map.entry("clew.budget.day.action", "REFUSE"), Map.entry("clew.budget.turn.scope", "trace"),
			Map.entry("clew.budget.turn.max-tokens", "8"), Map.entry("clew.export.spans.includeContent", "on"),
			Map.entry("clew.export.spans.langfuse", "no"),
			Map.entry("clew.export.langfuse.endpoint", "https://langfuse.hut.org"),
			Map.entry("clew.export.langfuse.publicKey", "pk-lf-1"),
			Map.entry("clew.export.langfuse.secret_key", "sk-lf-1"),
			Map.entry("clew.export.langfuse.include-content", "yes"), Map.entry("clew.export.langfuse.allowHttp", "on"),
			Map.entry("clew.export.langfuse.timeout", "3s"), Map.entry("clew.export.langfuse.max-queue-size", "1MB"),
			Map.entry("clew.export.langfuse.downAfter", "5m"), Map.entry("clew.sampling.PROBABILITY", "0.25"),
			Map.entry("clew.sampling.keepErrors", "no"), Map.entry("clew.sampling.keep_slower_than", "2s"),
			Map.entry("clew.sampling.keepCostlierThan", "0.50"), Map.entry("clew.sampling.keep-scored", "off"),
			Map.entry("clew.sampling.maxHeldSize", "1MB"), Map.entry("clew.import", "traces.ndjson"));

	private static final Map<String, BudgetProperties> BUDGETS = Map.of("day",
			new BudgetProperties(BudgetScope.USER, Duration.ofDays(1), new BigDecimal("0.50"), 7L, BudgetAction.REFUSE),
			"turn", new BudgetProperties(BudgetScope.TRACE, null, null, 8L, BudgetAction.MARK));

	@Test
	void defaultsAreThoseOfTheContract() {
		assertThat(bind(Map.of()))
			.isEqualTo(
					new ClewProperties(true, null, null, new ClewProperties.Endpoints(ShowContent.NEVER, Set.of()),
							new ClewProperties.Session(List.of("X-Conversation-Id"),
									List.of(SessionSource.HEADER, SessionSource.MEMORY_ID)),
							new ClewProperties.User(UserSource.PRINCIPAL), new ClewProperties.Trace(null),
							new ClewProperties.Recording(true, Duration.ofMinutes(10)),
							new ClewProperties.Content(true, DataSize.ofKilobytes(64),
									new ClewProperties.Content.Mask(true,
											Set.of(BuiltInMask.CREDENTIALS, BuiltInMask.PRIVATE_KEYS,
													BuiltInMask.CARDS),
											Map.of(), null, false)),
							new StoreProperties(null, new StoreProperties.Memory(1000, DataSize.ofMegabytes(64)),
									new StoreProperties.Jdbc(InitializeSchema.EMBEDDED, false, null,
											"classpath:META-INF/clew/schema/@@platform@@", "CLEW_", 10_000,
											DataSize.ofMegabytes(64), 500, Duration.ofSeconds(1), null, null),
									null, null, Duration.ofDays(400)),
							new ClewProperties.Pricing(List.of()), Map.of(),
							new ExportProperties(new ExportProperties.Spans(false, true, "1.41.1"),
									new ExportProperties.Langfuse(null, null, null, false, false,
											Duration.ofSeconds(10), DataSize.ofMegabytes(32), null)),
							new SamplingProperties(1, true, null, null, true, DataSize.ofMegabytes(16)), null));
	}

	@Test
	void everyPropertyIsReadInRelaxedForm() {
		ClewProperties properties = bind(RELAXED);
		assertThat(properties).isEqualTo(new ClewProperties(false, "blue", "7",
				new ClewProperties.Endpoints(ShowContent.WHEN_AUTHORIZED, Set.of("A", "B")),
				new ClewProperties.Session(List.of("X-A", "X-B"),
						List.of(SessionSource.MEMORY_ID, SessionSource.HTTP_SESSION, SessionSource.HEADER)),
				new ClewProperties.User(UserSource.NONE), new ClewProperties.Trace("X-Trace-Id"),
				new ClewProperties.Recording(false, Duration.ofSeconds(90)),
				new ClewProperties.Content(false, DataSize.ofBytes(1024),
						new ClewProperties.Content.Mask(false, Set.of(BuiltInMask.PHONE_NUMBERS, BuiltInMask.IBANS),
								Map.of("booking", "HUT-\\d+"), Set.of(MaskedField.TOOL_RESULTS, MaskedField.NAMES),
								true)),
				new StoreProperties(StoreType.JDBC, new StoreProperties.Memory(5, DataSize.ofMegabytes(2)),
						new StoreProperties.Jdbc(InitializeSchema.ALWAYS, true, "h2", "classpath:tables", "T_", 50,
								DataSize.ofMegabytes(3), 20, Duration.ofMillis(500), 1_000_000L,
								DataSize.ofGigabytes(4)),
						Duration.ofDays(30), Duration.ofDays(90), Duration.ofDays(800)),
				new ClewProperties.Pricing(List.of()), BUDGETS,
				new ExportProperties(new ExportProperties.Spans(true, false, "1.41.1"),
						new ExportProperties.Langfuse("https://langfuse.hut.org", "pk-lf-1", "sk-lf-1", true, true,
								Duration.ofSeconds(3), DataSize.ofMegabytes(1), Duration.ofMinutes(5))),
				new SamplingProperties(0.25, false, Duration.ofSeconds(2), new BigDecimal("0.50"), false,
						DataSize.ofMegabytes(1)),
				"traces.ndjson"));
	}

	private static ClewProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("clew", ClewProperties.class);
	}

}
