package dev.clew.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.actuate.json.InstrumentationDescriptor.Component;
import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.langchain4j.model.TracingChatModelListener;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Says of each bean of LangChain4j's types whether it is traced.
 */
public final class ComponentReport {

	private static final String LANGCHAIN4J = "dev.langchain4j.";

	private static final String PROXY = "by a proxy around the bean";

	private static final String AUGMENTATION = "as part of LangChain4j's retrieval augmentor";

	// Types that are traced within AI services, as beans or not.
	private static final Map<String, String> WITHIN_SERVICES = Map.of("ToolProvider",
			"in AI services, by each tool call", "ToolExecutor", "in AI services, by each tool call", "InputGuardrail",
			"in AI services, by each check", "OutputGuardrail", "in AI services, by each check", "QueryTransformer",
			AUGMENTATION, "QueryRouter", AUGMENTATION, "ContentAggregator", AUGMENTATION, "ContentInjector",
			AUGMENTATION);

	// Types that are traced by more than a proxy.
	private static final Map<String, String> WITHIN_AUGMENTATION = Map.of("ContentRetriever", AUGMENTATION,
			"RetrievalAugmentor", "in AI services");

	private static final String LISTENER = "by a listener that its agents inherit";

	private static final Map<String, String> AGENTS = Map.of("agent", "Agent", "workflow", "Workflow");

	private final ConfigurableListableBeanFactory beans;

	private final TracedBeanPostProcessor processor;

	private final SwitchedOffTypes switches;

	public ComponentReport(ConfigurableListableBeanFactory beans, TracedBeanPostProcessor processor,
			SwitchedOffTypes switches) {
		this.beans = beans;
		this.processor = processor;
		this.switches = switches;
	}

	// Looks at types and existing singletons, so that no bean is created.
	List<Component> beans() {
		List<Component> all = new ArrayList<>();
		for (String name : this.beans.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = this.beans.getType(name, false);
			Class<?> component = (type != null) ? componentType(type) : null;
			if (type != null && component != null) {
				all.add(describe(name, ClassUtils.getUserClass(type), component));
			}
		}
		return all;
	}

	private Component describe(String name, Class<?> type, Class<?> component) {
		String agent = AGENTS.get(this.processor.traced().getOrDefault(name, ""));
		if (agent != null) {
			return this.switches.apply(Component.traced(name, agent, type.getInterfaces()[0].getName(), LISTENER));
		}
		String className = (type.isHidden() ? component : type).getName();
		String how = this.processor.traced().containsKey(name) ? PROXY + limit(name) : otherwise(name, component);
		return (how != null) ? this.switches.apply(Component.traced(name, component.getSimpleName(), className, how))
				: Component.untraced(name, component.getSimpleName(), className, why(name, component));
	}

	private String limit(String name) {
		String limit = this.processor.limits().get(name);
		return (limit != null) ? ", " + limit : "";
	}

	private @Nullable String otherwise(String name, Class<?> component) {
		String within = WITHIN_SERVICES.get(component.getSimpleName());
		if (within != null) {
			return within;
		}
		String augmentation = WITHIN_AUGMENTATION.get(component.getSimpleName());
		if (augmentation != null && this.processor.untraced().containsKey(name)) {
			return augmentation + ", but not by itself: " + why(name, component);
		}
		return isListening(name) ? "by a listener, without what is called within it: " + why(name, component) : null;
	}

	// A bean with an obstacle has been created; one of a factory bean is kept by that.
	private boolean isListening(String name) {
		FactoryBean<?> factory = factoryOf(name);
		boolean kept = (factory != null) ? factory.isSingleton() && this.processor.untraced().containsKey(name)
				: this.beans.containsSingleton(name);
		return kept && listeners(this.beans.getBean(name)).anyMatch(TracingChatModelListener.class::isInstance);
	}

	private @Nullable FactoryBean<?> factoryOf(String name) {
		return (this.beans.containsSingleton(name) && this.beans.getSingleton(name) instanceof FactoryBean<?> factory)
				? factory : null;
	}

	private static Stream<ChatModelListener> listeners(Object bean) {
		if (bean instanceof ChatModel model) {
			return model.listeners().stream();
		}
		return (bean instanceof StreamingChatModel model) ? model.listeners().stream() : Stream.of();
	}

	private String why(String name, Class<?> component) {
		String obstacle = this.processor.untraced().get(name);
		if (obstacle != null) {
			return obstacle;
		}
		boolean created = (factoryOf(name) != null) ? !this.processor.traces(component)
				: this.beans.containsSingleton(name);
		return created ? "Clew traces no components of this type" : "it has not been created yet";
	}

	private static @Nullable Class<?> componentType(Class<?> type) {
		return Stream.of(ClassUtils.getAllInterfacesForClass(type))
			.filter((candidate) -> candidate.getName().startsWith(LANGCHAIN4J))
			.filter((candidate) -> !candidate.getSimpleName().endsWith("Listener")
					&& !candidate.getSimpleName().endsWith("Supplier"))
			.findFirst()
			.orElse(null);
	}

}
