package dev.clew.autoconfigure;

/**
 * Matches unless the health of the export to Langfuse, or that of all, is switched off as
 * for the health contributors of Spring Boot.
 */
class OnEnabledHealth extends OnSwitches {

	OnEnabledHealth() {
		super("management.health.langfuse.enabled", "management.health.defaults.enabled");
	}

}
