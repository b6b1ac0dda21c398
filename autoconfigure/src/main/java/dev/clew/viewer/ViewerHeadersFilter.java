package dev.clew.viewer;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

import dev.clew.trace.InternalApi;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;

import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Sets the headers of the viewer in servlet applications.
 */
@InternalApi
public final class ViewerHeadersFilter extends OncePerRequestFilter {

	private static final UrlPathHelper PATHS = UrlPathHelper.defaultInstance;

	private final Supplier<ViewerHeaders> headers;

	/**
	 * A filter.
	 * @param viewer the viewer
	 * @param path path of its page within its servlet; asked with the first request
	 */
	public ViewerHeadersFilter(Viewer viewer, Supplier<String> path) {
		this.headers = SingletonSupplier.of(() -> new ViewerHeaders(viewer, path.get()));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Map<String, String> headers = this.headers.get().of(pathOf(request));
		if (headers != null) {
			headers.forEach(response::setHeader);
			if (request.getHeader(CsrfHeaders.ASK) != null) {
				csrf(request).forEach(response::setHeader);
				AuthorHeaders.of(request.getUserPrincipal()).forEach(response::setHeader);
			}
		}
		chain.doFilter(request, response);
	}

	// The paths of endpoints are relative to the servlet that serves them.
	private static String pathOf(HttpServletRequest request) {
		boolean below = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
		String path = below ? request.getPathInfo() : null;
		return (path != null) ? path : PATHS.getPathWithinApplication(request);
	}

	private static Map<String, String> csrf(HttpServletRequest request) {
		String attribute = CsrfHeaders.attribute(false);
		return (attribute != null) ? CsrfHeaders.of(request.getAttribute(attribute)) : Map.of();
	}

}
