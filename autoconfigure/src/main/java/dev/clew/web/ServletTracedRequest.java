package dev.clew.web;

import java.nio.charset.StandardCharsets;
import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * A request of a servlet container.
 *
 * @param nativeRequest the request
 */
record ServletTracedRequest(HttpServletRequest nativeRequest) implements TracedRequest {

	@Override
	public @Nullable String header(String name) {
		String value = this.nativeRequest.getHeader(name);
		return (value != null) ? decode(value) : null;
	}

	@Override
	public @Nullable Principal principal() {
		return this.nativeRequest.getUserPrincipal();
	}

	@Override
	public @Nullable String httpSessionId() {
		HttpSession session = this.nativeRequest.getSession(false);
		return (session != null) ? session.getId() : null;
	}

	// Containers take each byte for a character, clients send UTF-8.
	private static String decode(String value) {
		boolean bytes = value.chars().anyMatch((c) -> c > 0x7f) && value.chars().allMatch((c) -> c <= 0xff);
		return bytes ? new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : value;
	}

}
