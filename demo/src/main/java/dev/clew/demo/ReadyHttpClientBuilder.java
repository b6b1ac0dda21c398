package dev.clew.demo;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Builds the client that it was given: LangChain4j takes a builder only, Micrometer wraps
 * a client only. All settings are the given client's own.
 */
final class ReadyHttpClientBuilder implements HttpClient.Builder {

	private final HttpClient client;

	ReadyHttpClientBuilder(HttpClient client) {
		this.client = client;
	}

	@Override
	public HttpClient build() {
		return this.client;
	}

	@Override
	public HttpClient.Builder cookieHandler(CookieHandler cookieHandler) {
		return this;
	}

	@Override
	public HttpClient.Builder connectTimeout(Duration duration) {
		return this;
	}

	@Override
	public HttpClient.Builder sslContext(SSLContext sslContext) {
		return this;
	}

	@Override
	public HttpClient.Builder sslParameters(SSLParameters sslParameters) {
		return this;
	}

	@Override
	public HttpClient.Builder executor(Executor executor) {
		return this;
	}

	@Override
	public HttpClient.Builder followRedirects(HttpClient.Redirect policy) {
		return this;
	}

	@Override
	public HttpClient.Builder version(HttpClient.Version version) {
		return this;
	}

	@Override
	public HttpClient.Builder priority(int priority) {
		return this;
	}

	@Override
	public HttpClient.Builder proxy(ProxySelector proxySelector) {
		return this;
	}

	@Override
	public HttpClient.Builder authenticator(Authenticator authenticator) {
		return this;
	}

}
