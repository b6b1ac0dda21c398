package dev.clew.store.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import dev.clew.store.TraceStore;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.Score;
import dev.clew.trace.Trace;

/**
 * Loads traces that the endpoints gave out into a store, with their ids: what is there
 * already is there once. Thread-safe.
 */
public final class TraceImport {

	private static final int MAX_PROBLEMS = 20;

	private final TraceJson json = new TraceJson();

	private final TraceStore store;

	/**
	 * Loads into a store.
	 * @param store the store
	 */
	public TraceImport(TraceStore store) {
		this.store = store;
	}

	/**
	 * Loads traces, one a line. A line that is wrong takes nothing from the others.
	 * @param lines the lines
	 * @return what became of them
	 * @throws IOException if they cannot be read
	 */
	public Outcome load(Reader lines) throws IOException {
		int traces = 0;
		int failed = 0;
		int number = 0;
		List<String> problems = new ArrayList<>();
		BufferedReader reader = new BufferedReader(lines);
		for (String line = reader.readLine(); line != null; line = reader.readLine()) {
			number++;
			if (line.isBlank()) {
				continue;
			}
			try {
				load(this.json.read(line));
				traces++;
			}
			catch (IllegalArgumentException ex) {
				failed++;
				if (problems.size() < MAX_PROBLEMS) {
					problems.add("line " + number + ": " + ex.getMessage());
				}
			}
		}
		return new Outcome(traces, failed, problems);
	}

	private void load(TraceJson.ReadTrace read) {
		for (ObservationRecord observation : read.observations()) {
			this.store.save(read.info(), observation);
		}
		String id = read.info().traceId();
		Trace there = this.store.findTrace(id);
		if (there == null || there.observations().size() < read.observations().size()) {
			throw new IllegalArgumentException("trace " + id + " is not whole in the store: "
					+ ((there != null) ? there.observations().size() : 0) + " of " + read.observations().size()
					+ " observations are there, since it was deleted there or there is no room for it");
		}
		for (Score score : read.scores()) {
			this.store.save(score);
		}
		if (read.bookmarked()) {
			this.store.bookmark(id, true);
		}
	}

	/**
	 * What became of lines.
	 *
	 * @param traces number of traces that are in the store now
	 * @param failed number of lines that are not
	 * @param problems what was wrong with the first of them
	 */
	public record Outcome(int traces, int failed, List<String> problems) {

	}

}
