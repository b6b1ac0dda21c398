package dev.clew.langchain4j.rag;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.clew.content.Elements;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.rag.AugmentationResult;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.ContentMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What the retrievers of one augmentation found, and what became of it: first what
 * reached the prompt, in its order there, then the rest. Thread-safe.
 */
final class RetrievedContents {

	static final int MAX_SEGMENTS = 1000;

	private final Map<TextSegment, Ranked> found = new LinkedHashMap<>();

	private int left;

	// May be null, as whatever a retriever returns.
	synchronized void add(@Nullable List<Content> contents) {
		if (contents != null) {
			contents.forEach(this::add);
		}
	}

	private void add(Content content) {
		TextSegment segment = content.textSegment();
		Ranked ranked = this.found.get(segment);
		if (ranked != null || this.found.size() < MAX_SEGMENTS) {
			this.found.put(segment, Ranked.of(content, ranked));
		}
		else {
			this.left++;
		}
	}

	synchronized List<String> notes() {
		return (this.left > 0) ? List.of(this.left + " more contents were retrieved") : List.of();
	}

	synchronized ContentSource output(AugmentationResult result) {
		ChatMessage message = result.chatMessage();
		String prompt = textOf(message);
		Map<TextSegment, Ranked> rest = new LinkedHashMap<>(this.found);
		Map<TextSegment, Ranked> used = new LinkedHashMap<>();
		for (Content content : result.contents()) {
			TextSegment segment = content.textSegment();
			Ranked known = rest.remove(segment);
			Ranked ranked = Ranked.of(content, (known != null) ? known : used.get(segment));
			used.put(segment, ranked.inPrompt(prompt.contains(segment.text()) ? Boolean.TRUE : null));
		}
		rest.forEach((segment, ranked) -> used.put(segment, ranked.inPrompt(Boolean.FALSE)));
		List<Ranked> contents = List.copyOf(used.values());
		return (json) -> {
			json.writeStartObject();
			json.writeFieldName("contents");
			Elements.write(json, contents, (to, ranked) -> ranked.write(to));
			json.writeFieldName("message");
			StageContent.write(json, message);
			json.writeEndObject();
		};
	}

	private static String textOf(ChatMessage message) {
		return (message instanceof UserMessage user) ? user.contents()
			.stream()
			.filter(TextContent.class::isInstance)
			.map((part) -> ((TextContent) part).text())
			.collect(Collectors.joining("\n")) : "";
	}

	/**
	 * A segment and where it ended up.
	 *
	 * @param segment the segment
	 * @param score best score of those that retrievers gave it
	 * @param rerankedScore score of a scoring model
	 * @param inPrompt whether it reached the prompt; absent where it was handed to an
	 * injector that wrote something else
	 */
	private record Ranked(TextSegment segment, @Nullable Double score, @Nullable Double rerankedScore,
			@Nullable Boolean inPrompt) {

		static Ranked of(Content content, @Nullable Ranked before) {
			return new Ranked(content.textSegment(),
					best(content, ContentMetadata.SCORE, (before != null) ? before.score() : null),
					best(content, ContentMetadata.RERANKED_SCORE, (before != null) ? before.rerankedScore() : null),
					null);
		}

		private static @Nullable Double best(Content content, ContentMetadata kind, @Nullable Double before) {
			Double score = (content.metadata().get(kind) instanceof Number number) ? number.doubleValue() : before;
			return (score != null && before != null) ? (Double) Math.max(score, before) : score;
		}

		Ranked inPrompt(@Nullable Boolean reached) {
			return new Ranked(this.segment, this.score, this.rerankedScore, reached);
		}

		void write(JsonGenerator json) throws IOException {
			json.writeStartObject();
			Segments.text(json, this.segment);
			Segments.score(json, "score", this.score);
			Segments.score(json, "rerankedScore", this.rerankedScore);
			Segments.metadata(json, this.segment);
			if (this.inPrompt != null) {
				json.writeBooleanField("inPrompt", this.inPrompt);
			}
			json.writeEndObject();
		}

	}

}
