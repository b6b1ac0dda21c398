package dev.clew.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.clew.actuate.InstrumentationDescriptor;
import dev.clew.actuate.InstrumentationDescriptor.Component;
import dev.clew.actuate.InstrumentationDescriptor.Service;
import dev.clew.langchain4j.RuntimeHandle;
import dev.clew.langchain4j.TracedService;
import dev.clew.langchain4j.TracingAiServiceContextFactory;
import dev.clew.langchain4j.TracingWorkflowAgentsBuilder;
import dev.clew.observation.TracingRuntime;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agentic.workflow.WorkflowAgentsBuilder;
import dev.langchain4j.spi.services.AiServiceContextFactory;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Looks at what is traced in this application.
 */
final class Instrumentation implements Supplier<InstrumentationDescriptor> {

	private static final String EVENTS = "by the events of its runs";

	private static final String WORKFLOWS = "dev.langchain4j.agentic.workflow.WorkflowAgentsBuilder";

	private static final String OUT_OF_REACH = "it is out of reach: no bean, and nothing that could be put around it";

	private final ComponentReport components;

	private final RuntimeHandle handle;

	private final TracingRuntime runtime;

	Instrumentation(ComponentReport components, RuntimeHandle handle, TracingRuntime runtime) {
		this.components = components;
		this.handle = handle;
		this.runtime = runtime;
	}

	@Override
	public InstrumentationDescriptor get() {
		List<Service> services = this.handle.services().stream().map(Instrumentation::service).toList();
		List<String> switchedOff = Stream.of(ObservationType.values())
			.filter(this::isSwitchedOff)
			.map(ObservationType::name)
			.toList();
		return new InstrumentationDescriptor(this.components.beans(), services, switchedOff, notes());
	}

	private static Service service(TracedService service) {
		return new Service(service.name(), true, EVENTS, service.parts().stream().map(Instrumentation::part).toList());
	}

	private static Component part(TracedService.Part part) {
		return (part.how() != null) ? Component.traced(null, part.type(), part.className(), part.how())
				: Component.untraced(null, part.type(), part.className(), OUT_OF_REACH);
	}

	// By a property or a predicate, which may look at more than the name.
	private boolean isSwitchedOff(ObservationType type) {
		return Observation.createNotStarted(type.observationName(), this.runtime.registry()).isNoop();
	}

	private static List<String> notes() {
		List<String> notes = new ArrayList<>();
		Class<?> services = first(AiServiceContextFactory.class);
		if (services != null && services != TracingAiServiceContextFactory.class) {
			notes.add("AI services and their tools are not traced: " + services.getName()
					+ " comes before Clew's AiServiceContextFactory on the class path");
		}
		if (ClassUtils.isPresent(WORKFLOWS, Instrumentation.class.getClassLoader())) {
			notes.add("Supervisors and planners are traced if they are beans, or part of a workflow that is traced");
			Class<?> workflows = first(WorkflowAgentsBuilder.class);
			if (workflows != null && workflows != TracingWorkflowAgentsBuilder.class) {
				notes.add("Of the other workflows too only those: " + workflows.getName()
						+ " comes before Clew's WorkflowAgentsBuilder on the class path");
			}
		}
		return notes;
	}

	// LangChain4j takes the first that it finds, once.
	private static @Nullable Class<?> first(Class<?> service) {
		return ServiceLoader.load(service).stream().findFirst().map(ServiceLoader.Provider::type).orElse(null);
	}

}
