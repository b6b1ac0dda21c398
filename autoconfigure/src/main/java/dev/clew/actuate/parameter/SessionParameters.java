package dev.clew.actuate.parameter;

import java.util.List;
import java.util.stream.Stream;

import dev.clew.actuate.parameter.AllowedValues.Order;
import dev.clew.store.query.SessionQuery;

/**
 * The parameters that find sessions.
 */
public final class SessionParameters {

	/** Names of the parameters. */
	public static final List<String> NAMES = List.of("id", "user", "environment", "from", "to", "sort", "limit",
			"cursor");

	private static final List<String> ERASED = List.of("id", "user", "before", "dryRun");

	private final ParameterReader reader;

	public SessionParameters(ParameterReader reader) {
		this.reader = reader;
	}

	public boolean isOne() {
		return this.reader.has("id");
	}

	/**
	 * The id of the one session that is meant.
	 * @return the id, which any character may be in
	 */
	public String id() {
		this.reader.allowOnly("id"::equals, "nothing beside id");
		String id = this.reader.text("id");
		if (id == null) {
			throw RefusedException.badParameter("id", null, "the id of a session");
		}
		return id;
	}

	public SessionQuery query() {
		this.reader.allowOnly(NAMES);
		Order order = this.reader.order();
		return new SessionQuery(null, this.reader.text("user"), this.reader.text("environment"),
				this.reader.time("from"), this.reader.time("to"), order.sort(), order.descending(), this.reader.limit(),
				this.reader.text("cursor"));
	}

	/**
	 * Which traces to erase.
	 * @return those of one session, of one user, or from before a time
	 */
	public Erasure erasure() {
		this.reader.allowOnly(ERASED);
		Erasure erasure = new Erasure(this.reader.text("id"), this.reader.text("user"), this.reader.time("before"),
				Boolean.TRUE.equals(this.reader.oneOf("dryRun", AllowedValues.FLAGS)));
		long given = Stream.of("id", "user", "before").filter(this.reader::has).count();
		if (given != 1) {
			throw RefusedException.badParameter("id", erasure.session(), "exactly one of id, user and before");
		}
		return erasure;
	}

}
