package dev.clew.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.budget.Budget;
import dev.clew.budget.BudgetAction;
import dev.clew.budget.BudgetScope;
import dev.clew.export.LangfuseExport;
import dev.clew.langchain4j.run.ClassPath;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.web.HeaderSessionIdResolver;
import dev.clew.web.SessionIdResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Says in one line, when the application is ready, what is traced, where it is kept and
 * where to read it, or which property is missing for that.
 */
public final class StartupReport implements ApplicationListener<ApplicationReadyEvent> {

	private static final Logger logger = LoggerFactory.getLogger("dev.clew");

	private static final boolean ACTUATOR = ClassUtils.isPresent(
			"org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints", StartupReport.class.getClassLoader());

	private static final String HEADER = "header";

	private final BeanFactory beans;

	private final TracedBeanPostProcessor traced;

	private final StartupSettings settings;

	public StartupReport(BeanFactory beans, TracedBeanPostProcessor traced, StartupSettings settings) {
		this.beans = beans;
		this.traced = traced;
		this.settings = settings;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		logger.info("Clew traces {}; {}{}", components(), keeping(), sending() + refusing() + idle());
	}

	private String components() {
		Map<String, Long> counts = this.traced.traced()
			.values()
			.stream()
			.collect(Collectors.groupingBy((label) -> label, TreeMap::new, Collectors.counting()));
		String beans = counts.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey() + ((entry.getValue() > 1) ? "s" : ""))
			.collect(Collectors.joining(", "));
		String untraced = this.traced.untraced()
			.entrySet()
			.stream()
			.map((entry) -> ", but not bean '" + entry.getKey() + "': " + entry.getValue())
			.collect(Collectors.joining());
		return "AI services with their tools" + (beans.isEmpty() ? "" : ", ") + beans + untraced + lacking();
	}

	private static String lacking() {
		List<String> lacking = ClassPath.lacking();
		return lacking.isEmpty() ? ""
				: ", but not what this version of LangChain4j lacks: " + String.join(", ", lacking);
	}

	private String keeping() {
		TraceStore store = this.beans.getBeanProvider(TraceStore.class).getIfAvailable();
		if (store == null) {
			return notKept();
		}
		String path = ACTUATOR ? Actuator.path(this.beans) : null;
		return "kept " + where(store) + sampled() + "; "
				+ ((path != null) ? "read at " + path + content() : notReadable());
	}

	private String notKept() {
		if (this.settings.storeOff()) {
			return "nothing is kept, since clew.store.type=none";
		}
		return "nothing is kept, since no endpoint can be read: add llmtraces,llmobservations,llmsessions,llmusage to "
				+ "management.endpoints.web.exposure.include";
	}

	private static String notReadable() {
		return "not readable over HTTP: add llmtraces to management.endpoints.web.exposure.include";
	}

	private String where(TraceStore store) {
		if (store instanceof InMemoryTraceStore) {
			return "in memory (at most " + this.settings.maxTraces() + " traces, " + sizeOf(this.settings.maxSize())
					+ ")";
		}
		// Its class is there only where Spring JDBC is.
		boolean database = store.getClass().getName().equals("dev.clew.store.jdbc.JdbcTraceStore");
		return database ? store.toString() : "by " + store.getClass().getName();
	}

	private String sampled() {
		double probability = this.settings.samplingProbability();
		return (probability < 1) ? ", but not all of them: see clew.sampling.probability=" + probability : "";
	}

	private static String sizeOf(DataSize size) {
		return (size.toBytes() % DataSize.ofMegabytes(1).toBytes() == 0) ? size.toMegabytes() + "MB" : size.toString();
	}

	private String sending() {
		LangfuseExport export = this.beans.getBeanProvider(LangfuseExport.class).getIfAvailable();
		return ((export != null) ? "; sent to " + export.target() : "")
				+ (this.settings.spansLackContent() ? "; spans have no content: see clew.content.capture" : "");
	}

	private String refusing() {
		String names = budgets((budget) -> budget.action() == BudgetAction.REFUSE);
		return names.isEmpty() ? "" : "; calls of models are refused by budgets " + names;
	}

	private String idle() {
		String names = budgets((budget) -> budget.scope() == BudgetScope.SESSION);
		return (names.isEmpty() || hasOwnSessions()) ? ""
				: "; no call counts for budgets " + names
						+ ", since no session id is of the server's making: add memory-id or http-session to "
						+ "clew.session.sources";
	}

	// A header is chosen by the client, so that our own resolver does not count.
	private boolean hasOwnSessions() {
		boolean resolved = this.beans.getBeanProvider(SessionIdResolver.class)
			.stream()
			.anyMatch((resolver) -> !(resolver instanceof HeaderSessionIdResolver));
		return this.settings.sessionSources().stream().anyMatch((source) -> resolved || !HEADER.equals(source));
	}

	private String budgets(Predicate<Budget> which) {
		return this.settings.budgets()
			.stream()
			.filter(which)
			.map((budget) -> "'" + budget.name() + "' (" + budget.scope() + ")")
			.sorted()
			.collect(Collectors.joining(", "));
	}

	private String content() {
		return this.settings.contentHidden() ? ", without content: see clew.endpoints.show-content" : "";
	}

	/**
	 * Where the traces can be read over HTTP. Loaded only where Actuator is there.
	 */
	private static final class Actuator {

		private Actuator() {
		}

		static @Nullable String path(BeanFactory beans) {
			PathMappedEndpoints endpoints = beans.getBeanProvider(PathMappedEndpoints.class).getIfAvailable();
			for (String id : new String[] { "llmtraces", "llmobservations", "llmsessions", "llmusage" }) {
				String path = (endpoints != null) ? endpoints.getPath(EndpointId.of(id)) : null;
				if (path != null) {
					return path;
				}
			}
			return null;
		}

	}

}
