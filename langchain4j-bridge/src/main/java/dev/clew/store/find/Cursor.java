package dev.clew.store.find;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.clew.store.query.TraceQuery.Sort;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the opaque text that says where a page begins: after a position, in a
 * certain order.
 *
 * @param items what is listed
 * @param sort what it is sorted by
 * @param descending whether the highest come first
 */
public record Cursor(String items, Sort sort, boolean descending) {

	private static final int PARTS = 5;

	String encode(Position position) {
		String value = position.present() ? position.major() + "." + position.minor() : "";
		String text = String.join(":", this.items, this.sort.name(), Boolean.toString(this.descending), value,
				position.id());
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Nullable Position decode(@Nullable String cursor) {
		if (cursor == null) {
			return null;
		}
		String[] parts = parts(cursor);
		if (!parts[0].equals(this.items) || !parts[1].equals(this.sort.name())
				|| !parts[2].equals(Boolean.toString(this.descending))) {
			throw refused(cursor, null);
		}
		return position(cursor, parts[3], parts[4]);
	}

	private static String[] parts(String cursor) {
		try {
			String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			String[] parts = text.split(":", PARTS);
			if (parts.length == PARTS) {
				return parts;
			}
		}
		catch (IllegalArgumentException ex) {
			throw refused(cursor, ex);
		}
		throw refused(cursor, null);
	}

	private static Position position(String cursor, String value, String id) {
		if (value.isEmpty()) {
			return Position.none(id);
		}
		try {
			int point = value.indexOf('.');
			return new Position(true, Long.parseLong(value.substring(0, Math.max(point, 0))),
					Integer.parseInt(value.substring(point + 1)), id);
		}
		catch (NumberFormatException ex) {
			throw refused(cursor, ex);
		}
	}

	private static IllegalArgumentException refused(String cursor, @Nullable Exception cause) {
		return new IllegalArgumentException(
				"cursor is '" + cursor
						+ "'; allowed is what an earlier page of the same query and sort gave as its next cursor",
				cause);
	}

}
