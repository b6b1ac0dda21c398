package dev.clew.harm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Remembers what log lines of each part would say.
 */
final class Probe implements Consumer<String> {

	private final ObjectProvider<Work> work;

	private final Map<String, Map<String, String>> seen = new ConcurrentHashMap<>();

	Probe(ObjectProvider<Work> work) {
		this.work = work;
	}

	@Override
	public void accept(String part) {
		Map<String, String> keys = MDC.getCopyOfContextMap();
		this.seen.put(part, (keys != null) ? keys : Map.of());
		this.work.ifAvailable((active) -> active.accept(part));
	}

	Map<String, Map<String, String>> take() {
		Map<String, Map<String, String>> copy = new LinkedHashMap<>(this.seen);
		this.seen.clear();
		return copy;
	}

}
