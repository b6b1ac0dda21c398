package dev.clew.actuate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The query parameters of the servlet request that is handled on this thread.
 */
public final class ServletRequestParameters implements RequestParameters {

	@Override
	public Map<String, List<String>> get() {
		Map<String, List<String>> parameters = new LinkedHashMap<>();
		request().getRequest().getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
		return parameters;
	}

	private static ServletRequestAttributes request() {
		return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
	}

}
