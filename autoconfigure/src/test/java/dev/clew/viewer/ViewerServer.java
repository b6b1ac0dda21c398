package dev.clew.viewer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.TraceInfo;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
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
 * An application with the viewer on a free port. Everybody may read it, and whoever
 * writes needs a CSRF token.
 */
final class ViewerServer implements AutoCloseable {

	private static final UserDetails USER = User.withUsername("Zoë, 100 % <b>€</b> ".repeat(20))
		.password("{noop}secret")
		.roles("LLM")
		.build();

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	private ViewerServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static ViewerServer start(WebApplicationType type, String... properties) {
		Stream<String> defaults = Stream.of("server.port=0", "spring.main.banner-mode=off", "logging.level.root=error",
				"management.endpoints.web.exposure.include=llmtraces,llmsessions,llmviewer");
		return new ViewerServer(new SpringApplicationBuilder(Application.class).web(type)
			.run(Stream.concat(defaults, Arrays.stream(properties))
				.map((property) -> "--" + property)
				.toArray(String[]::new)));
	}

	int port(String property) {
		return this.context.getEnvironment().getRequiredProperty(property, Integer.class);
	}

	HttpResponse<String> get(URI address, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address);
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<String> post(URI address, String json, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Those of somebody whose name is long and fits into no header.
	 * @return value of the header
	 */
	String credentials() {
		return "Basic "
				+ Base64.getEncoder().encodeToString((USER.getUsername() + ":secret").getBytes(StandardCharsets.UTF_8));
	}

	String trace() {
		String id = "0af7651916cd43dd8448eb211c80319c";
		this.context.getBean(TraceStore.class)
			.save(new TraceInfo(id, 1, "chat", null, null, new Origin("test", null, null, null), List.of(), Map.of(),
					List.of()),
					ObservationRecord.builder(id, "b7ad6b7169203331", ObservationType.AGENT, "chat", Instant.EPOCH)
						.build());
		return id;
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ ServletSecurity.class, ReactiveSecurity.class })
	static class Application {

		@Bean
		TraceStore traceStore() {
			return new InMemoryTraceStore(10, 1_000_000, (reason, count) -> {
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class ServletSecurity {

		@Bean
		SecurityFilterChain everybodyMayRead(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.httpBasic(Customizer.withDefaults())
				.build();
		}

		@Bean
		InMemoryUserDetailsManager users() {
			return new InMemoryUserDetailsManager(USER);
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
				.build();
		}

		@Bean
		MapReactiveUserDetailsService users() {
			return new MapReactiveUserDetailsService(USER);
		}

	}

}
