package dev.clew.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;

import org.springframework.core.io.Resource;

/**
 * Cuts house rules in Markdown into one segment for each section.
 */
final class HouseRules {

	private static final Pattern SECTION = Pattern.compile("(?m)^## ");

	private HouseRules() {
	}

	static List<TextSegment> segments(Resource... files) throws IOException {
		Stream.Builder<TextSegment> segments = Stream.builder();
		for (Resource file : files) {
			Metadata metadata = Metadata.from("file", String.valueOf(file.getFilename()));
			SECTION.splitAsStream(file.getContentAsString(StandardCharsets.UTF_8))
				.skip(1)
				.map((section) -> segment(section, metadata))
				.forEach(segments);
		}
		return segments.build().toList();
	}

	private static TextSegment segment(String section, Metadata metadata) {
		int endOfTitle = section.indexOf('\n');
		String title = section.substring(0, endOfTitle).strip();
		return TextSegment.from(section.substring(endOfTitle).strip(), metadata.copy().put("section", title));
	}

}
