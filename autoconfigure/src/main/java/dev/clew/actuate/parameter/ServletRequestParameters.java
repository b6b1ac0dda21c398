package dev.clew.actuate.parameter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The servlet request that is handled on this thread.
 */
public final class ServletRequestParameters implements RequestParameters {

	@Override
	public Map<String, List<String>> get() {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		request().getRequest().getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
		return parameters;
	}

	@Override
	public @Nullable String path(String name) {
		Object variables = request().getRequest().getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
		return (variables instanceof Map<?, ?> path && path.get(name) instanceof String value) ? value : null;
	}

	@Override
	public void doNotStore() {
		HttpServletResponse response = request().getResponse();
		if (response != null) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
	}

	private static ServletRequestAttributes request() {
		return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
	}

}
