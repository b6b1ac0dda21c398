package dev.clew.viewer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * The page with the addresses of this application in it: where its files are and where
 * the data is, relative to itself, so that it works behind any prefix.
 *
 * @param template the page, but for what it loads at once
 * @param files address of its files
 * @param contentSecurityPolicy what it may do: run its own files and nothing else
 */
record ViewerPage(String template, String files, String contentSecurityPolicy) {

	private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>",
			Pattern.DOTALL);

	/**
	 * Completes the page.
	 * @param template the page with {@code {{files}}} for the address of its files,
	 * {@code {{endpoints}}} for what is known of the endpoints and {@code {{preloads}}}
	 * for what it loads at once
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
		return new ViewerPage(html, HtmlUtils.htmlEscape(files), "default-src 'none'; script-src 'self'" + hash
				+ "; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
				+ "frame-ancestors 'none'");
	}

	/**
	 * The page.
	 * @param modules names of the modules to load at once
	 * @return HTML
	 */
	String html(Collection<String> modules) {
		String preloads = modules.stream()
			.map((name) -> "<link rel=\"modulepreload\" href=\"" + this.files + name + "\">")
			.collect(Collectors.joining("\n"));
		return this.template.replace("{{preloads}}", preloads);
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
