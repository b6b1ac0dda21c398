package dev.clew.providers;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.clew.trace.Level;
import org.jspecify.annotations.Nullable;

/**
 * How a call ends, and what is to be recorded of it.
 *
 * @param call the call
 * @param finishReason expected reason
 * @param level expected level
 * @param message expected status message
 * @param errorType expected type of error
 * @param body what the provider answers
 */
record End(Row call, @Nullable String finishReason, Level level, @Nullable String message, @Nullable String errorType,
		String body) {

	static final int COLUMNS = 8;

	static End parse(String line) {
		List<String> cells = Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toList();
		if (cells.size() != COLUMNS) {
			throw new IllegalArgumentException("not " + COLUMNS + " cells: " + line);
		}
		Row call = new Row(cells.get(0), cells.get(1), cells.get(2), "m", "m", null, null, Map.of(), null, null, "", "",
				"");
		return new End(call, ifSaid(cells.get(3)), Level.valueOf(cells.get(4)), ifSaid(cells.get(5)),
				ifSaid(cells.get(6)), body(call, cells.get(7)));
	}

	private static @Nullable String ifSaid(String cell) {
		return cell.equals("-") ? null : cell;
	}

	private static String body(Row call, String cell) {
		if (call.how().equals("call")) {
			return cell;
		}
		StringBuilder body = new StringBuilder();
		for (String data : cell.equals("-") ? new String[0] : cell.split(" ~ ", -1)) {
			if (call.provider().equals("anthropic")) {
				body.append("event: ").append(data.split("\"", 5)[3]).append('\n');
			}
			body.append("data: ").append(data).append("\n\n");
		}
		return body.toString();
	}

	String contentType() {
		return this.call.how().equals("call") ? "application/json" : "text/event-stream";
	}

	@Override
	public String toString() {
		return this.call.toString();
	}

}
