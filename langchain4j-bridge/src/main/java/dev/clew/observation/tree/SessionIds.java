package dev.clew.observation.tree;

import java.util.List;
import java.util.function.Consumer;

/**
 * Which ids name a session. Ids come from outside: what is not at most 200 printable
 * characters is ignored, counted and noted on the trace. Thread-safe.
 */
public final class SessionIds {

	/** Name of the source of what a request says in a header. */
	public static final String HEADER = "header";

	/** Name of the source of LangChain4j's memory ids. */
	public static final String MEMORY_ID = "memory-id";

	private static final int MAX_LENGTH = 200;

	private static final int REPLACEMENT = 0xFFFD;

	private final List<String> sources;

	private final Consumer<String> rejections;

	/**
	 * Sessions from some sources.
	 * @param sources names of the sources, the one that counts most first
	 * @param rejections called with the name of the source for each id that is ignored
	 */
	public SessionIds(List<String> sources, Consumer<String> rejections) {
		this.sources = List.copyOf(sources);
		this.rejections = rejections;
	}

	/**
	 * Whether a source counts at all.
	 * @param source name of the source
	 * @return whether it is one of the sources
	 */
	public boolean accepts(String source) {
		return this.sources.contains(source);
	}

	/**
	 * Offers an id of the application's making for the session of a trace.
	 * @param trace the trace
	 * @param source where the id comes from
	 * @param sessionId the id
	 * @return whether it is valid and of a source that counts
	 */
	public boolean offer(TraceState trace, String source, String sessionId) {
		boolean counts = offerOfClient(trace, source, sessionId);
		if (counts) {
			trace.offerOwnSession(sessionId, rank(source));
		}
		return counts;
	}

	/**
	 * Offers an id that a client has chosen for the session of a trace: it names the
	 * session, and no budget goes by it.
	 * @param trace the trace
	 * @param source where the id comes from
	 * @param sessionId the id
	 * @return whether it is valid and of a source that counts
	 */
	public boolean offerOfClient(TraceState trace, String source, String sessionId) {
		return accepts(source) && offer(trace, source, rank(source), sessionId);
	}

	/**
	 * Offers an id that the service that calls has handed on: it counts where no header
	 * names the session.
	 * @param trace the trace
	 * @param sessionId the id
	 * @return whether it is valid, and headers count
	 */
	public boolean offerOfCaller(TraceState trace, String sessionId) {
		return accepts(HEADER) && offer(trace, HEADER, rank(HEADER) + 1, sessionId);
	}

	// There is room for another source between two.
	private int rank(String source) {
		return 2 * this.sources.indexOf(source);
	}

	private boolean offer(TraceState trace, String source, int rank, String sessionId) {
		if (!isValid(sessionId)) {
			this.rejections.accept(source);
			trace.note("session id of source '" + source + "' ignored: an id is 1 to " + MAX_LENGTH
					+ " printable characters");
			return false;
		}
		trace.offerSession(sessionId, rank);
		return true;
	}

	/**
	 * Whether an id may name a session.
	 * @param sessionId the id
	 * @return whether it is 1 to 200 printable characters
	 */
	public static boolean isValid(String sessionId) {
		return !sessionId.isBlank() && sessionId.length() <= MAX_LENGTH
				&& sessionId.codePoints().allMatch(SessionIds::isPrintable);
	}

	// What could not be decoded is no character at all.
	private static boolean isPrintable(int codePoint) {
		if (codePoint == REPLACEMENT) {
			return false;
		}
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

}
