package dev.clew.viewer;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.web.util.UriUtils;

import static org.assertj.core.api.Assertions.assertThat;

class LlmViewerEndpointTests {

	private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

	private static final Pattern ENDPOINT = Pattern.compile("<meta name=\"clew:(\\w+)\" content=\"([^\"]+)\">");

	private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">.*</script>", Pattern.DOTALL);

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					SERVLET  | local.server.port     | /actuator/llmviewer       | -
					SERVLET  | local.server.port     | /ops/llmviewer            | management.endpoints.web.base-path=/ops
					SERVLET  | local.server.port     | /actuator/traces          | management.endpoints.web.path-mapping.llmviewer=traces
					SERVLET  | local.server.port     | /actuator/clew/view       | management.endpoints.web.path-mapping.llmviewer=clew/view
					SERVLET  | local.server.port     | /actuator/llmviewer       | management.endpoints.web.path-mapping.llmtraces=clew/data
					SERVLET  | local.server.port     | /app/actuator/llmviewer   | server.servlet.context-path=/app
					SERVLET  | local.server.port     | /api/actuator/llmviewer   | spring.mvc.servlet.path=/api
					SERVLET  | local.server.port     | /a/b/actuator/llmviewer   | spring.mvc.servlet.path=/b;server.servlet.context-path=/a
					SERVLET  | local.management.port | /actuator/llmviewer       | management.server.port=0;spring.mvc.servlet.path=/api
					SERVLET  | local.management.port | /actuator/llmviewer       | management.server.port=0
					SERVLET  | local.management.port | /m/actuator/llmviewer     | management.server.port=0;management.server.base-path=/m
					SERVLET  | local.management.port | /llmviewer                | management.server.port=0;management.endpoints.web.base-path=/
					REACTIVE | local.server.port     | /actuator/llmviewer       | -
					REACTIVE | local.server.port     | /actuator/clew/view       | management.endpoints.web.path-mapping.llmviewer=clew/view
					REACTIVE | local.server.port     | /app/actuator/llmviewer   | spring.webflux.base-path=/app
					REACTIVE | local.management.port | /actuator/llmviewer       | management.server.port=0
					""")
	void pageFindsItsFilesAndTheDataWhereverItIsServed(WebApplicationType type, String port, String path,
			String properties) {
		String[] all = (properties != null) ? properties.split(";", -1) : new String[0];
		try (ViewerServer server = ViewerServer.start(type, all)) {
			assertWhole(server, URI.create("http://localhost:" + server.port(port) + path));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void pageFindsItsFilesAndTheDataBehindProxyThatAddsPrefix(WebApplicationType type) throws Exception {
		try (ViewerServer server = ViewerServer.start(type);
				PrefixingProxy proxy = PrefixingProxy
					.start(URI.create("http://localhost:" + server.port("local.server.port")), "/team/huts")) {
			assertWhole(server, URI.create(proxy.address() + "/actuator/llmviewer"));
		}
	}

	private static void assertWhole(ViewerServer server, URI page) {
		HttpResponse<String> html = server.get(page);
		assertThat(html.statusCode()).as(html.body()).isEqualTo(200);
		assertThat(header(html, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
		assertThat(header(html, "Content-Security-Policy").replaceFirst("'sha256-[\\w+/]{43}='", "'sha256-...'"))
			.isEqualTo(
					"default-src 'none'; script-src 'self' 'sha256-...'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
							+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
		assertThat(header(html, "Referrer-Policy")).isEqualTo("no-referrer");
		assertThat(header(html, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(header(html, "Cache-Control")).isEqualTo("no-cache");
		files(html.body()).forEach((file) -> assertFile(server.get(page.resolve(file))));
		assertThat(endpoints(html.body())).hasSize(2)
			.allSatisfy((endpoint) -> assertThat(server.get(page.resolve(endpoint)).statusCode()).isEqualTo(200));
	}

	private static List<String> files(String html) {
		List<String> files = ADDRESS.matcher(html).results().map((found) -> found.group(1)).toList();
		assertThat(files).extracting((file) -> file.substring(file.lastIndexOf('/') + 1))
			.startsWith("viewer.css", "icon.svg", "app.js")
			.endsWith("app.js");
		return files;
	}

	private static List<String> endpoints(String html) {
		return ENDPOINT.matcher(html).results().map((found) -> found.group(2)).toList();
	}

	private static void assertFile(HttpResponse<String> file) {
		assertThat(file.statusCode()).as(file.uri().toString()).isEqualTo(200);
		String name = file.uri().getPath();
		String type = name.endsWith(".js") ? "text/javascript;charset=UTF-8"
				: name.endsWith(".css") ? "text/css" : "image/svg+xml";
		assertThat(header(file, "Content-Type")).startsWith(type);
		assertThat(header(file, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
		assertThat(header(file, "X-Content-Type-Options")).isEqualTo("nosniff");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void tokenIsToldToWhoAsksAndLetsThePageWrite(WebApplicationType type) {
		try (ViewerServer server = ViewerServer.start(type, "management.endpoint.llmtraces.access=unrestricted")) {
			URI page = URI.create("http://localhost:" + server.port("local.server.port") + "/actuator/llmviewer");
			URI trace = page.resolve("llmtraces/0af7651916cd43dd8448eb211c80319c");
			assertThat(server.get(page).headers().map()).doesNotContainKey("x-clew-csrf-token");
			HttpResponse<String> asked = server.get(page, "X-Clew-Csrf", "ask");
			String name = header(asked, "X-Clew-Csrf-Header");
			String token = header(asked, "X-Clew-Csrf-Token");
			assertThat(server.post(trace, "{\"bookmarked\":true}").statusCode()).isEqualTo(403);
			assertThat(server.post(trace, "{\"bookmarked\":true}", name, token).statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void readerIsToldTheNameThatTheirScoresAreKeptUnder(WebApplicationType type) {
		try (ViewerServer server = ViewerServer.start(type, "management.endpoint.llmtraces.access=unrestricted")) {
			URI page = URI.create("http://localhost:" + server.port("local.server.port") + "/actuator/llmviewer");
			String[] user = { "Authorization", server.credentials(), "X-Clew-Csrf", "ask" };
			HttpResponse<String> asked = server.get(page, user);
			String author = UriUtils.decode(header(asked, "X-Clew-Author"), StandardCharsets.UTF_8);
			assertThat(author).hasSize(200).startsWith("Zoë, 100 % <b>€</b>");
			assertThat(asked.headers().allValues("Cache-Control")).containsExactly("no-store");
			HttpResponse<String> score = server.post(page.resolve("llmtraces/" + server.trace()),
					"{\"scoreName\":\"helpful\",\"scoreValue\":true}", user[0], user[1],
					header(asked, "X-Clew-Csrf-Header"), header(asked, "X-Clew-Csrf-Token"));
			assertThat(score.body()).contains("\"author\":\"" + author + "\"");
			HttpResponse<String> notAsked = server.get(page, user[0], user[1]);
			assertThat(notAsked.headers().map()).doesNotContainKey("x-clew-author");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void nobodyIsToldNoName(WebApplicationType type) {
		try (ViewerServer server = ViewerServer.start(type)) {
			URI page = URI.create("http://localhost:" + server.port("local.server.port") + "/actuator/llmviewer");
			HttpResponse<String> asked = server.get(page, "X-Clew-Csrf", "ask");
			assertThat(asked.headers().map()).doesNotContainKey("x-clew-author");
			assertThat(asked.headers().allValues("Cache-Control")).containsExactly("no-store");
		}
	}

	@Test
	void nothingButItsOwnFilesIsServed() {
		try (ViewerServer server = ViewerServer.start(WebApplicationType.SERVLET)) {
			URI page = URI.create("http://localhost:" + server.port("local.server.port") + "/actuator/llmviewer");
			String script = files(server.get(page).body()).get(2);
			String base = script.substring(0, script.lastIndexOf('/') + 1);
			for (String name : List.of("index.html", "none.js", "", "core", "../../../META-INF/MANIFEST.MF",
					"..%2F..%2FMANIFEST.MF", "core/../index.html")) {
				assertThat(server.get(page.resolve(base + name)).statusCode()).as(name).isIn(400, 404);
			}
			assertThat(server.get(page.resolve("llmviewer/000000000000/app.js")).statusCode()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET, spring.main.log-startup-info=false", "SERVLET, spring.mvc.servlet.path=/api",
			"REACTIVE, spring.main.log-startup-info=false" })
	void pageIsNeverServedWithoutItsPolicy(WebApplicationType type, String property) {
		try (ViewerServer server = ViewerServer.start(type, property)) {
			String prefix = property.endsWith("/api") ? "/api" : "";
			URI root = URI.create("http://localhost:" + server.port("local.server.port"));
			for (String path : List.of("/actuator/%6clmviewer", "/%61ctuator/llmviewer", "/actuator/llmviewer;a=b",
					"/actuator;a=b/llmviewer", "/actuator//llmviewer", "//actuator/llmviewer", "/actuator/llmviewer/",
					"/actuator/./llmviewer", "/actuator/LLMVIEWER", "/actuator%2Fllmviewer")) {
				HttpResponse<String> response = server.get(URI.create(root + prefix + path));
				boolean page = response.body().contains("importmap");
				assertThat(page).as(path).isEqualTo(response.statusCode() == 200);
				assertThat(!page || header(response, "Content-Security-Policy").contains("script-src 'self'")).as(path)
					.isTrue();
			}
			assertThat(server.get(URI.create(root + prefix + "/actuator/%6clmviewer")).statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void whatIsMissingIsNotRemembered(WebApplicationType type) {
		try (ViewerServer server = ViewerServer.start(type)) {
			URI page = URI.create("http://localhost:" + server.port("local.server.port") + "/actuator/llmviewer");
			String script = files(server.get(page).body()).get(2);
			String base = script.substring(0, script.lastIndexOf('/') + 1);
			for (String missing : List.of("llmviewer/000000000000/app.js", base + "none.js", "llmviewer/none")) {
				HttpResponse<String> response = server.get(page.resolve(missing));
				assertThat(response.statusCode()).as(missing).isEqualTo(404);
				assertThat(response.headers().allValues("Cache-Control")).as(missing).containsExactly("no-store");
			}
		}
	}

	@Test
	void whatIsNotExposedIsNotServed() {
		try (ViewerServer server = ViewerServer.start(WebApplicationType.SERVLET,
				"management.endpoints.web.exposure.exclude=llmviewer")) {
			URI page = URI.create("http://localhost:" + server.port("local.server.port") + "/actuator/llmviewer");
			assertThat(server.get(page).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void importMapIsAllowedByItsHash() {
		ViewerPage page = ViewerPage.of("<script type=\"importmap\">{}</script>{{endpoints}}", "./v/", Map.of());
		assertThat(page.contentSecurityPolicy())
			.contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='");
		MatchResult map = IMPORT_MAP.matcher(page.html(List.of())).results().findFirst().orElseThrow();
		assertThat(map.group()).isEqualTo("<script type=\"importmap\">{}</script>");
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

}
