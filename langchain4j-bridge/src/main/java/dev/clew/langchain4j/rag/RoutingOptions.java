package dev.clew.langchain4j.rag;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.langchain4j.rag.content.retriever.ContentRetriever;

/**
 * The options that a router offers to its model: a text from which each retriever's
 * description can be had back.
 */
final class RoutingOptions {

	private RoutingOptions() {
	}

	// A description may hold such a number itself and be split at a wrong place: the text
	// that is made of all parts is the same.
	static Map<ContentRetriever, String> descriptions(String options, Map<Integer, ContentRetriever> retrievers) {
		Map<ContentRetriever, String> descriptions = new LinkedHashMap<>();
		int start = "1: ".length();
		for (int id = 1; id <= retrievers.size(); id++) {
			String next = "\n" + (id + 1) + ": ";
			int end = (id < retrievers.size()) ? options.indexOf(next, start) : options.length();
			descriptions.put(Objects.requireNonNull(retrievers.get(id)), options.substring(start, end));
			start = end + next.length();
		}
		return descriptions;
	}

}
