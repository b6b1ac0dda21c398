package dev.clew.viewer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * The page with the addresses of this application in it: where its files are and where
 * the data is, relative to itself, so that it works behind any prefix.
 *
 * @param html the page
 * @param contentSecurityPolicy what it may do: run its own files and nothing else
 */
record ViewerPage(String html, String contentSecurityPolicy) {

	private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>",
			Pattern.DOTALL);

	/**
	 * Completes the page.
	 * @param template the page with {@code {{files}}} for the address of its files and
	 * {@code {{endpoints}}} for what is known of the endpoints
	 * @param files address of its files
	 * @param endpoints addresses of the endpoints that can be read, by id
	 * @return the page
	 */
	static ViewerPage of(String template, String files, Map<String, String> endpoints) {
		StringBuilder known = new StringBuilder();
		endpoints.forEach((id, path) -> known
			.append("<meta name=\"clew:%s\" content=\"%s\">%n".formatted(id, HtmlUtils.htmlEscape(path))));
		String html = template.replace("{{files}}", HtmlUtils.htmlEscape(files))
			.replace("{{endpoints}}", known.toString().strip());
		Matcher map = IMPORT_MAP.matcher(html);
		String hash = map.find() ? " 'sha256-" + hashOf(map.group(1)) + "'" : "";
		return new ViewerPage(html, "default-src 'none'; script-src 'self'" + hash
				+ "; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
				+ "frame-ancestors 'none'");
	}

	private static String hashOf(String script) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
