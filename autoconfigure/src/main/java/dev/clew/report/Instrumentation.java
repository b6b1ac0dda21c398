package dev.clew.report;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;

import dev.clew.actuate.json.InstrumentationDescriptor;
import dev.clew.actuate.json.InstrumentationDescriptor.Component;
import dev.clew.actuate.json.InstrumentationDescriptor.Service;
import dev.clew.langchain4j.TracingAiServiceContextFactory;
import dev.clew.langchain4j.TracingWorkflowAgentsBuilder;
import dev.clew.langchain4j.run.ClassPath;
import dev.clew.langchain4j.run.RuntimeHandle;
import dev.clew.langchain4j.run.ServiceDescription;
import dev.clew.trace.ObservationType;
import dev.langchain4j.agentic.workflow.WorkflowAgentsBuilder;
import dev.langchain4j.spi.services.AiServiceContextFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Looks at what is traced in this application.
 */
public final class Instrumentation implements Supplier<InstrumentationDescriptor> {

	private static final String EVENTS = "by the events of its runs";

	private static final String WORKFLOWS = "dev.langchain4j.agentic.workflow.WorkflowAgentsBuilder";

	private static final String OUT_OF_REACH = "it is out of reach: no bean, and nothing that could be put around it";

	private final ComponentReport components;

	private final RuntimeHandle handle;

	private final SwitchedOffTypes switches;

	public Instrumentation(ComponentReport components, RuntimeHandle handle, SwitchedOffTypes switches) {
		this.components = components;
		this.handle = handle;
		this.switches = switches;
	}

	@Override
	public InstrumentationDescriptor get() {
		List<Service> services = this.handle.services().stream().map(this::service).toList();
		List<String> switchedOff = this.switches.off().stream().map(ObservationType::name).toList();
		return new InstrumentationDescriptor(this.components.beans(), services, switchedOff, notes());
	}

	private Service service(ServiceDescription service) {
		String why = this.switches.why(ObservationType.AGENT);
		return new Service(service.name(), why == null, (why != null) ? null : EVENTS, why,
				service.parts().stream().map(this::part).toList());
	}

	private Component part(ServiceDescription.Part part) {
		return (part.how() != null)
				? this.switches.apply(Component.traced(null, part.type(), part.className(), part.how()))
				: Component.untraced(null, part.type(), part.className(), OUT_OF_REACH);
	}

	private static List<String> notes() {
		List<String> notes = new ArrayList<>();
		ClassPath.lacking()
			.forEach((feature) -> notes.add("This version of LangChain4j has no " + feature + ": they are not traced"));
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

	// LangChain4j takes the first that it finds and keeps it.
	private static @Nullable Class<?> first(Class<?> service) {
		return ServiceLoader.load(service).stream().findFirst().map(ServiceLoader.Provider::type).orElse(null);
	}

}
