package dev.clew.actuate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import dev.clew.store.TraceStore;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * An application with the endpoints, on a free port. Everybody may read it; {@code ann}
 * has the role {@code LLM}, {@code bob} has another.
 */
public final class TestServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private @Nullable String user;

	private TestServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static TestServer start(TraceStore store, String... properties) {
		return start(WebApplicationType.SERVLET, store, properties);
	}

	static TestServer start(WebApplicationType type, TraceStore store, String... properties) {
		return start(type, store, new InMemoryAuditEventRepository(), properties);
	}

	static TestServer start(WebApplicationType type, TraceStore store, AuditEventRepository audited,
			String... properties) {
		Map<String, Object> defaults = new HashMap<>(Map.of("server.port", "0", "spring.main.banner-mode", "off",
				"management.endpoints.web.exposure.include", "llmtraces,llmobservations,llmsessions,llmusage",
				"management.tracing.enabled", "false", "logging.level.root", "error"));
		return new TestServer(new SpringApplicationBuilder(Application.class).web(type)
			.properties(defaults)
			.initializers((context) -> {
				((GenericApplicationContext) context).registerBean(TraceStore.class, () -> store);
				((GenericApplicationContext) context).registerBean(AuditEventRepository.class, () -> audited);
			})
			.run(Arrays.stream(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	TestServer as(@Nullable String user) {
		this.user = user;
		return this;
	}

	HttpResponse<String> get(String path) {
		return send(request("local.server.port", path).GET());
	}

	public HttpResponse<String> get(String path, String accept) {
		return send(request("local.server.port", path).setHeader("Accept", accept).GET());
	}

	HttpResponse<String> getFromManagementPort(String path) {
		return send(request("local.management.port", path).GET());
	}

	HttpResponse<String> delete(String path) {
		return send(request("local.server.port", path).DELETE());
	}

	HttpResponse<String> post(String path, String json) {
		return send(request("local.server.port", path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json)));
	}

	private HttpRequest.Builder request(String port, String path) {
		String address = "http://localhost:" + this.context.getEnvironment().getRequiredProperty(port) + "/actuator/";
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
			.header("Accept", "application/json");
		if (this.user != null) {
			byte[] credentials = (this.user + ":secret").getBytes(StandardCharsets.UTF_8);
			request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
		}
		return request;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	private static UserDetails user(String name, String role) {
		return User.withUsername(name).password("{noop}secret").roles(role).build();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ ServletSecurity.class, ReactiveSecurity.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletSecurity {

		@Bean
		SecurityFilterChain everybodyMayRead(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(user("ann", "LLM"), user("bob", "OTHER"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	@EnableWebFluxSecurity
	static class ReactiveSecurity {

		@Bean
		SecurityWebFilterChain everybodyMayRead(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().permitAll())
				.httpBasic(Customizer.withDefaults())
				.csrf((csrf) -> csrf.disable())
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(user("ann", "LLM"), user("bob", "OTHER"));
		}

	}

}
