package dev.clew.autoconfigure;

import java.util.List;
import java.util.Locale;

import dev.clew.autoconfigure.ClewProperties.SessionSource;

/**
 * Names of the sources of session ids.
 */
final class SourceNames {

	private SourceNames() {
	}

	static List<String> of(List<SessionSource> sources) {
		return sources.stream().map((source) -> source.name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
	}

}
