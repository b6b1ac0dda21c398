package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.clew.attribute.GenAi;
import dev.clew.autoconfigure.ClewProperties.BudgetProperties;
import dev.clew.budget.Budget;
import dev.clew.budget.BudgetScope;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.util.unit.DataSize;

/**
 * Says of values of properties what is wrong with them.
 */
final class PropertiesCheck {

	private static final long LEAST_HELD = DataSize.ofKilobytes(64).toBytes();

	private PropertiesCheck() {
	}

	static void check(ClewProperties properties) {
		StoreCheck.check(properties.store());
		DataSize content = properties.content().maxSize();
		boolean fits = content.toBytes() >= 1 && content.toBytes() <= Integer.MAX_VALUE;
		check("clew.content.max-size", content, fits, "It must be at least 1B and at most " + Integer.MAX_VALUE + "B");
		ConfiguredMasks.patterns(properties.content().mask());
		Duration open = properties.record().maxDuration();
		check("clew.record.max-duration", open, open.compareTo(Duration.ofMillis(1)) >= 0, "It must be at least 1ms");
		String conventions = properties.export().spans().semanticConventions();
		check("clew.export.spans.semantic-conventions", conventions, GenAi.VERSIONS.contains(conventions),
				"It must be one of " + String.join(", ", GenAi.VERSIONS));
		ConfiguredPrices.of(properties.pricing());
		properties.budget().forEach(PropertiesCheck::check);
		LangfuseCheck.check(properties.export().langfuse());
		String file = properties.importFile();
		check("clew.import", file, file == null || Files.isReadable(Path.of(file)),
				"It must be a file that can be read");
		check(properties.sampling());
	}

	private static void check(SamplingProperties sampling) {
		String prefix = "clew.sampling.";
		double probability = sampling.probability();
		check(prefix + "probability", probability, probability >= 0 && probability <= 1,
				"It must be at least 0 and at most 1");
		Duration slow = sampling.keepSlowerThan();
		check(prefix + "keep-slower-than", slow, slow == null || !slow.isNegative(), "It must be at least 0s");
		BigDecimal costly = sampling.keepCostlierThan();
		check(prefix + "keep-costlier-than", costly, costly == null || costly.signum() >= 0,
				"It must be at least 0 US dollars");
		check(prefix + "max-held-size", sampling.maxHeldSize(), sampling.maxHeldSize().toBytes() >= LEAST_HELD,
				"It must be at least 64KB");
	}

	private static void check(String name, BudgetProperties budget) {
		String prefix = "clew.budget." + name + ".";
		check("clew.budget", name, !name.isBlank(), "A budget must have a name that is not blank");
		BudgetScope scope = budget.scope();
		check(prefix + "scope", scope, scope != null, "It must be trace, session, user or global");
		BigDecimal cost = budget.maxCost();
		Long tokens = budget.maxTokens();
		check(prefix + "max-cost", cost, cost != null || tokens != null, "It or max-tokens must be set");
		check(prefix + "max-cost", cost, cost == null || cost.signum() > 0, "It must be more than 0 US dollars");
		check(prefix + "max-tokens", tokens, tokens == null || tokens > 0, "It must be at least 1");
		Duration window = budget.window();
		check(prefix + "window", window, window != null || (scope != null && scope.ends()),
				"It must be set where the scope is user or global, such as to 1d");
		check(prefix + "window", window, window == null || Budget.isWindow(window),
				"It must be at least 1s and at most 3650d");
	}

	static void check(String property, @Nullable Object value, boolean valid, String reason) {
		if (!valid) {
			throw new InvalidConfigurationPropertyValueException(property, value, reason);
		}
	}

}
