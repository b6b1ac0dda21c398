package dev.clew.actuate.json;

import java.util.List;

import dev.clew.trace.Text;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What became of lines that were loaded, as JSON.
 *
 * @param importedTraces number of traces that are in the store now
 * @param failedLines number of lines that are not
 * @param problems what was wrong with the first of them
 */
@Descriptor
public record ImportDescriptor(int importedTraces, int failedLines,
		List<String> problems) implements OperationResponseBody {

	public ImportDescriptor {
		problems = problems.stream().map(Text::wellFormed).toList();
	}

}
