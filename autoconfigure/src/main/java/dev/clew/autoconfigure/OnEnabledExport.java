package dev.clew.autoconfigure;

/**
 * Matches unless the export to Langfuse, or that of all traces, is switched off as for
 * the exporters of Spring Boot, which its tests do by default. The names are those of
 * Boot 4 and those of 3.5.
 */
class OnEnabledExport extends OnSwitches {

	OnEnabledExport() {
		super("management.tracing.export.langfuse.enabled", "management.langfuse.tracing.export.enabled",
				"management.tracing.export.enabled", "management.tracing.enabled");
	}

}
