package dev.clew.actuate.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Iterator;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.clew.trace.Trace;

/**
 * Traces with their observations, each on a line of its own: made while they are read, so
 * that one of them at a time is in memory.
 *
 * @see <a href="https://github.com/ndjson/ndjson-spec">NDJSON</a>
 */
public final class TraceLines extends InputStream {

	// That of the endpoints differs between versions of Spring Boot.
	private static final ObjectWriter JSON = JsonMapper.builder().build().writerFor(TraceDescriptor.class);

	private final Iterator<Trace> traces;

	private final ContentView view;

	private byte[] line = new byte[0];

	private int next;

	public TraceLines(Iterator<Trace> traces, ContentView view) {
		this.traces = traces;
		this.view = view;
	}

	@Override
	public int read() throws IOException {
		return hasMore() ? this.line[this.next++] & 0xFF : -1;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		if (!hasMore()) {
			return -1;
		}
		int count = Math.min(length, this.line.length - this.next);
		System.arraycopy(this.line, this.next, bytes, offset, count);
		this.next += count;
		return count;
	}

	private boolean hasMore() throws IOException {
		if (this.next == this.line.length && this.traces.hasNext()) {
			byte[] json = JSON.writeValueAsBytes(TraceDescriptor.response(this.traces.next(), this.view));
			this.line = Arrays.copyOf(json, json.length + 1);
			this.line[json.length] = '\n';
			this.next = 0;
		}
		return this.next < this.line.length;
	}

}
