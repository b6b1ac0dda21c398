package dev.clew.capture;

import java.util.Set;

/**
 * A component called in one of the ways it can be called, and the whole tree that this
 * leaves.
 *
 * @param components interfaces of LangChain4j that are traced by this
 * @param mode how they are called
 * @param name what is special about the case
 * @param scenario makes one request
 * @param tree expected tree with outputs, see {@link Trees#withOutputs}
 */
record CoverageCase(Set<Class<?>> components, Mode mode, String name, Scenario scenario, String tree) {

	CoverageCase(Class<?> component, Mode mode, String name, Scenario scenario, String tree) {
		this(Set.of(component), mode, name, scenario, tree);
	}

	@Override
	public String toString() {
		return this.components.stream().map(Class::getSimpleName).sorted().toList() + ", " + this.mode.label() + ": "
				+ this.name;
	}

	/**
	 * Makes one request of the application.
	 */
	@FunctionalInterface
	interface Scenario {

		void run(Application application) throws Exception;

	}

}
