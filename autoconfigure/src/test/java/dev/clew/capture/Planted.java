package dev.clew.capture;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Secrets that are planted in an application, each of its own and of another form than
 * the one before.
 */
final class Planted {

	private final Map<String, String> markers = new LinkedHashMap<>();

	// A secret, which is told apart by the name of where it is planted.
	String secret(String place) {
		String marker = marker(place);
		return switch (this.markers.size() % 5) {
			case 0 -> "sk-proj-Ab3dEf6hIj" + marker + "_QrStUv9xYz012345";
			case 1 -> "sk-ant-api03-" + marker + "-ijklMNOP5678qrst";
			case 2 -> "github_pat_11ABCDEFG0abcdef" + marker + "x0123456789";
			case 3 -> "xoxb-123456789012-" + marker + "AbCdEfGh";
			default -> "postgres://clew:" + marker + "@db.example:5432/huts";
		};
	}

	// Of which only so much is within a limit that nothing tells that it is one.
	String cutSecret(String place, int limit) {
		String beginning = "postgres://clew:" + marker(place);
		String filled = "The hut is open from June on. ".repeat(limit / 30 + 1)
			.substring(0, limit - beginning.length() - 1);
		return filled + " " + beginning + "@db.example:5432/huts";
	}

	private String marker(String place) {
		String marker = "Pl%02dAnTeD%02d".formatted(this.markers.size(), this.markers.size());
		this.markers.put(place, marker);
		return marker;
	}

	int count() {
		return this.markers.size();
	}

	// The places whose secrets stand in a text, as they are or in base 64.
	Stream<String> foundIn(String text) {
		return this.markers.entrySet()
			.stream()
			.filter((planted) -> text.contains(planted.getValue().substring(0, 9))
					|| text.contains(base64(planted.getValue())))
			.map(Map.Entry::getKey);
	}

	private static String base64(String marker) {
		String base64 = Base64.getEncoder().encodeToString(marker.getBytes(StandardCharsets.UTF_8));
		return base64.substring(0, 12);
	}

}
