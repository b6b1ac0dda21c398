package dev.clew.langchain4j.message;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.content.ContentSource;
import dev.langchain4j.agent.tool.ToolSpecification;
import org.jspecify.annotations.Nullable;

/**
 * The tools that an AI service offered last, with their JSON: most services offer the
 * same ones in each call. Thread-safe.
 */
public final class KnownTools {

	private volatile @Nullable Known known;

	void write(JsonGenerator json, @Nullable List<ToolSpecification> tools) throws IOException {
		if (tools != null && !tools.isEmpty()) {
			json.writeFieldName("tools");
			known(tools).json().writeTo(json);
		}
	}

	private Known known(List<ToolSpecification> tools) {
		Known before = this.known;
		if (before != null && before.isOf(tools)) {
			return before;
		}
		List<ToolSpecification> kept = List.copyOf(tools);
		Known next = new Known(kept, ContentSource.kept((json) -> Tools.write(json, kept)));
		this.known = next;
		return next;
	}

	/**
	 * Tools, which are immutable, and their JSON.
	 */
	private record Known(List<ToolSpecification> tools, ContentSource json) {

		@SuppressWarnings("ReferenceEquality")
		boolean isOf(List<ToolSpecification> others) {
			boolean same = this.tools.size() == others.size();
			for (int i = 0; same && i < this.tools.size(); i++) {
				same = this.tools.get(i) == others.get(i);
			}
			return same;
		}

	}

}
