package dev.clew.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The example of the README: people with a role read the endpoints, with content.
 */
class SecuredEndpointsTests {

	private static final Pattern EXAMPLE = Pattern.compile("## Behind Spring Security.*?```java\n(.*?)```",
			Pattern.DOTALL);

	private static final Pattern SPACE = Pattern.compile("\\s+");

	private static final TestServer server = TestServer.start(TestTraces.store(),
			"spring.main.sources=" + Security.class.getName(),
			"management.endpoints.web.exposure.include=health,llmtraces,llmobservations,llmsessions,llmusage,llmviewer,llminstrumentation",
			"clew.endpoints.show-content=when-authorized", "clew.endpoints.roles=LLM");

	@AfterAll
	static void close() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "llmtraces", "llmtraces/" + TestTraces.CHAT, "llmobservations", "llmsessions", "llmusage",
			"llminstrumentation" })
	void readThoseWithTheRoleOnly(String path) {
		assertThat(server.as(null).get(path).statusCode()).isEqualTo(401);
		assertThat(server.as("bob").get(path).statusCode()).isEqualTo(403);
		assertThat(server.as("ann").get(path)).satisfies((response) -> {
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).doesNotContain("contentHidden");
		});
	}

	@Test
	void viewerIsForThoseWithTheRoleOnly() {
		assertThat(server.as(null).get("llmviewer", "text/html").statusCode()).isEqualTo(401);
		assertThat(server.as("bob").get("llmviewer", "text/html").statusCode()).isEqualTo(403);
		assertThat(server.as("ann").get("llmviewer", "text/html").body()).contains("<title>");
	}

	@Test
	void otherEndpointsAreLeftToTheApplication() {
		assertThat(server.as(null).get("health").statusCode()).isEqualTo(200);
	}

	@Test
	void readmeShowsThisExample() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		String example = EXAMPLE.matcher(readme).results().map((found) -> found.group(1)).findFirst().orElseThrow();
		String source = Files.readString(Path.of("src/test/java/dev/clew/actuate/SecuredEndpointsTests.java"));
		assertThat(withoutSpace(source)).contains(withoutSpace(example));
	}

	private static String withoutSpace(String code) {
		return SPACE.matcher(code).replaceAll("");
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Security {

		@Bean
		@Order(1) // before the application's own chain
		SecurityFilterChain llmEndpoints(HttpSecurity http) throws Exception {
			return http
				.securityMatcher(EndpointRequest.to("llmtraces", "llmobservations", "llmsessions", "llmusage",
						"llmviewer", "llminstrumentation"))
				.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("LLM"))
				.httpBasic(Customizer.withDefaults())
				.build();
		}

	}

}
