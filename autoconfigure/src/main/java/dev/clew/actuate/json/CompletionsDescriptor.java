package dev.clew.actuate.json;

import java.util.List;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What the end of a query can be completed to as JSON.
 *
 * @param position where what they replace begins in the query, in UTF-16 units from 0
 * @param completions what may stand there: names of fields with a colon or a dot, or
 * values
 */
@Descriptor
public record CompletionsDescriptor(int position, List<String> completions) implements OperationResponseBody {

	public CompletionsDescriptor {
		completions = JsonValues.texts(completions);
	}

}
