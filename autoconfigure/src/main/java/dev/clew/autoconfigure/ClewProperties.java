package dev.clew.autoconfigure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetScope;
import dev.clew.content.MaskedField;
import dev.clew.content.mask.BuiltInMask;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties for Clew.
 *
 * @param enabled Whether LangChain4j is traced at all.
 * @param environment Environment stamped on every trace, by default the first active
 * profile.
 * @param release Release stamped on every trace, by default from build or git
 * information.
 * @param endpoints Who may see content.
 * @param session Which conversation a trace is a turn of.
 * @param user On whose behalf a trace ran.
 * @param trace Trace ids.
 * @param record What is recorded.
 * @param content Inputs and outputs.
 * @param store Where traces are kept.
 * @param pricing What calls of models cost.
 * @param budget What calls of models may cost, by the name of the budget.
 * @param export What leaves the application.
 * @param sampling Which traces are kept in the store.
 * @param importFile File of traces, one a line, to load when the application has started.
 */
@ConfigurationProperties(prefix = "clew", ignoreUnknownFields = false)
public record ClewProperties(@DefaultValue("true") boolean enabled, @Nullable String environment,
		@Nullable String release, @DefaultValue Endpoints endpoints, @DefaultValue Session session,
		@DefaultValue User user, @DefaultValue Trace trace, @DefaultValue Recording record,
		@DefaultValue Content content, @NestedConfigurationProperty @DefaultValue StoreProperties store,
		@DefaultValue Pricing pricing, @DefaultValue Map<String, BudgetProperties> budget,
		@NestedConfigurationProperty @DefaultValue ExportProperties export,
		@NestedConfigurationProperty @DefaultValue SamplingProperties sampling,
		@Name("import") @Nullable String importFile) implements InitializingBean {

	// Checked after the binding, since exceptions during it do not reach Boot's analyzer.
	@Override
	public void afterPropertiesSet() {
		PropertiesCheck.check(this);
	}

	List<Budget> budgets() {
		return this.budget.entrySet().stream().map((entry) -> entry.getValue().toBudget(entry.getKey())).toList();
	}

	/**
	 * Who may see content.
	 *
	 * @param showContent When to show inputs, outputs and other content at the endpoints.
	 * @param roles Roles that see content when it is shown to the authorized.
	 */
	public record Endpoints(@DefaultValue("never") ShowContent showContent, @DefaultValue Set<String> roles) {

	}

	/**
	 * Which conversation a trace is a turn of.
	 *
	 * @param headerNames Request headers that may name the session, the first one present
	 * counts.
	 * @param sources Where session ids come from, the one that counts most first.
	 */
	public record Session(@DefaultValue("X-Conversation-Id") List<String> headerNames,
			@DefaultValue("header,memory-id") List<SessionSource> sources) {

		/**
		 * The sources as they are written in properties.
		 * @return names such as {@code memory-id}, the one that counts most first
		 */
		public List<String> sourceNames() {
			return this.sources.stream()
				.map((source) -> source.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList();
		}

	}

	/**
	 * On whose behalf a trace ran.
	 *
	 * @param source Where user ids come from.
	 */
	public record User(@DefaultValue("principal") UserSource source) {

	}

	/**
	 * Trace ids.
	 *
	 * @param responseHeader Response header that tells the trace id.
	 */
	public record Trace(@Nullable String responseHeader) {

	}

	/**
	 * What is recorded.
	 *
	 * @param surrounding Whether to keep HTTP, SQL and other observations around those of
	 * LangChain4j.
	 * @param maxDuration Time after which an observation that nobody ends is closed with
	 * a warning.
	 */
	public record Recording(@DefaultValue("true") boolean surrounding, @DefaultValue("10m") Duration maxDuration) {

	}

	/**
	 * Inputs and outputs.
	 *
	 * @param capture Whether to record inputs and outputs.
	 * @param maxSize Size that an input or output is cut to.
	 * @param mask What is masked before anything is kept or sent.
	 */
	public record Content(@DefaultValue("true") boolean capture, @DefaultValue("64KB") DataSize maxSize,
			@DefaultValue Mask mask) {

		/**
		 * What is masked.
		 *
		 * @param enabled Whether to mask what is found in texts before they are kept.
		 * @param builtin Built-in masks that are used.
		 * @param patterns Regular expressions to mask as well, by the name of what they
		 * find.
		 * @param fields Fields in which texts are masked, by default all.
		 * @param preview Whether to say in the log what would be masked, and to mask
		 * nothing.
		 */
		public record Mask(@DefaultValue("true") boolean enabled,
				@DefaultValue("credentials,private-keys,cards") Set<BuiltInMask> builtin,
				@DefaultValue Map<String, String> patterns, @Nullable Set<MaskedField> fields,
				@DefaultValue("false") boolean preview) {

		}

	}

	/**
	 * What calls of models cost.
	 *
	 * @param models Models that the price list is to have, or to have other prices of.
	 */
	// Number is the one type for which the binder takes an environment variable such as
	// ..._PRICES_INPUT_CACHED_TOKENS for the key of a map.
	public record Pricing(@DefaultValue List<Model> models) {

		/**
		 * A model of the price list.
		 *
		 * @param name Name of the model.
		 * @param matchPattern Regular expression that the whole name of a model that
		 * answers has to match, case aside; by default the name of the model.
		 * @param prices Prices in US dollars for a million tokens, by usage bucket.
		 * @param tiers Prices that hold under conditions.
		 */
		public record Model(@Nullable String name, @Nullable String matchPattern,
				@DefaultValue Map<String, Number> prices, @DefaultValue List<Tier> tiers) {

		}

		/**
		 * Prices that hold where all of their conditions do.
		 *
		 * @param name Name of the tier.
		 * @param above Number of input tokens that a call must have more of.
		 * @param serviceTiers Tiers of service, as the provider calls them, of which a
		 * call must have been served in one.
		 * @param prices Prices in US dollars for a million tokens, by usage bucket.
		 */
		public record Tier(@Nullable String name, @Nullable Long above, @DefaultValue Set<String> serviceTiers,
				@DefaultValue Map<String, Number> prices) {

		}

	}

	/**
	 * What calls of models may cost.
	 *
	 * @param scope Whose calls are added up.
	 * @param window Time after which the budget begins anew. Optional for traces and
	 * sessions.
	 * @param maxCost Limit in US dollars.
	 * @param maxTokens Limit in tokens.
	 * @param action What happens when the budget is used up.
	 */
	public record BudgetProperties(@Nullable BudgetScope scope, @Nullable Duration window, @Nullable BigDecimal maxCost,
			@Nullable Long maxTokens, @DefaultValue("mark") BudgetAction action) {

		Budget toBudget(String name) {
			return new Budget(name, Objects.requireNonNull(this.scope), this.window, this.maxCost, this.maxTokens,
					this.action);
		}

	}

	/**
	 * When content is shown.
	 */
	public enum ShowContent {

		/** To nobody. */
		NEVER,

		/** To those who have one of the roles. */
		WHEN_AUTHORIZED,

		/** To everybody who can read the endpoint. */
		ALWAYS

	}

	/**
	 * Where session ids come from.
	 */
	public enum SessionSource {

		/** A request header. */
		HEADER,

		/** LangChain4j's memory id. */
		MEMORY_ID,

		/** The HTTP session, if there is one. */
		HTTP_SESSION

	}

	/**
	 * Where user ids come from.
	 */
	public enum UserSource {

		/** The name of the authenticated principal. */
		PRINCIPAL,

		/** Nowhere. */
		NONE

	}

}
