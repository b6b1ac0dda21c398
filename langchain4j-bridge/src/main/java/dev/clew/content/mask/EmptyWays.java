package dev.clew.content.mask;

/**
 * In how many ways a regular expression can match nothing, such as {@code (?:|)(?:|)} in
 * four. All of them may be tried without a look at the text, so that nothing can end
 * that.
 */
final class EmptyWays {

	private static final long MOST = 1000;

	private static final String ANCHORS = "bBAGzZ";

	private final String pattern;

	private int at;

	private long most = 1;

	private EmptyWays(String pattern) {
		this.pattern = pattern;
	}

	/**
	 * Whether they are more than could be tried.
	 * @param pattern a regular expression that is one
	 * @return whether it is not to be used
	 */
	static boolean areTooMany(String pattern) {
		EmptyWays ways = new EmptyWays(pattern);
		while (ways.at < pattern.length()) {
			ways.alternatives();
			ways.at++;
		}
		return ways.most > MOST;
	}

	private long alternatives() {
		long sum = sequence();
		while (is('|')) {
			this.at++;
			sum = limited(sum + sequence());
		}
		return sum;
	}

	private long sequence() {
		long all = 1;
		long run = 1;
		while (this.at < this.pattern.length() && !is('|') && !is(')')) {
			long ways = repeated(element());
			all = limited(all * ways);
			run = (ways > 0) ? limited(run * ways) : 1;
			this.most = Math.max(this.most, run);
		}
		return all;
	}

	private long element() {
		char ch = this.pattern.charAt(this.at++);
		return switch (ch) {
			case '(' -> group();
			case '[' -> {
				skipClass();
				yield 0;
			}
			case '\\' -> escaped();
			case '^', '$' -> 1;
			default -> 0;
		};
	}

	private long group() {
		boolean looksAround = false;
		if (is('?')) {
			int start = this.at;
			while (this.at < this.pattern.length() && ":=!>)".indexOf(this.pattern.charAt(this.at)) < 0) {
				this.at++;
			}
			looksAround = is('=') || is('!') || is(')');
			boolean named = is('>') && this.at > start + 1;
			looksAround |= is('>') && !named;
			this.at += is(')') ? 0 : 1;
		}
		long ways = alternatives();
		this.at++;
		return looksAround ? Math.min(ways, 1) : ways;
	}

	// The first bracket within one is a character.
	private void skipClass() {
		this.at += is('^') ? 1 : 0;
		this.at += is(']') ? 1 : 0;
		for (int depth = 1; depth > 0 && this.at < this.pattern.length(); this.at++) {
			if (is('\\')) {
				this.at++;
			}
			else {
				depth += is('[') ? 1 : is(']') ? -1 : 0;
			}
		}
	}

	private long escaped() {
		char ch = (this.at < this.pattern.length()) ? this.pattern.charAt(this.at++) : ' ';
		if (ch == 'Q') {
			int end = this.pattern.indexOf("\\E", this.at);
			this.at = (end < 0) ? this.pattern.length() : end + 2;
		}
		else if (ch == 'k') {
			skipTo('>');
		}
		else if ("pPxNb".indexOf(ch) >= 0 && is('{')) {
			skipTo('}');
		}
		boolean reference = ch == 'k' || (ch >= '1' && ch <= '9');
		return (reference || ANCHORS.indexOf(ch) >= 0) ? 1 : 0;
	}

	// A round in which nothing is matched is the last.
	private long repeated(long ways) {
		boolean none = is('?') || is('*') || this.pattern.startsWith("{0", this.at);
		if (is('{')) {
			skipTo('}');
		}
		else if (is('?') || is('*') || is('+')) {
			this.at++;
		}
		else {
			return ways;
		}
		this.at += (is('?') || is('+')) ? 1 : 0;
		return none ? limited(ways + 1) : ways;
	}

	private void skipTo(char ch) {
		int end = this.pattern.indexOf(ch, this.at);
		this.at = (end < 0) ? this.pattern.length() : end + 1;
	}

	private boolean is(char ch) {
		return this.at < this.pattern.length() && this.pattern.charAt(this.at) == ch;
	}

	private static long limited(long ways) {
		return Math.min(ways, MOST + 1);
	}

}
