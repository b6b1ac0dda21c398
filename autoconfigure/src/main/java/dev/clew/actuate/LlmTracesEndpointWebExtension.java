package dev.clew.actuate;

import java.util.List;

import dev.clew.actuate.json.ChangeDescriptor;
import dev.clew.actuate.json.ContentView;
import dev.clew.actuate.parameter.AllowedValues;
import dev.clew.actuate.parameter.ParameterReader;
import dev.clew.actuate.parameter.RefusedException;
import dev.clew.actuate.parameter.RequestParameters;
import dev.clew.actuate.parameter.ScoreRequest;
import dev.clew.actuate.parameter.TraceFormat;
import dev.clew.actuate.parameter.TracesFormat;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.core.io.InputStreamResource;

/**
 * {@link LlmTracesEndpoint} over HTTP: all parameters, status codes with reasons, content
 * for those who may see it.
 */
@InternalApi
@EndpointWebExtension(endpoint = LlmTracesEndpoint.class)
public class LlmTracesEndpointWebExtension {

	private final LlmTracesEndpoint endpoint;

	private final RequestParameters parameters;

	/**
	 * Creates the extension.
	 * @param endpoint what it extends
	 * @param parameters parameters of the current request
	 */
	public LlmTracesEndpointWebExtension(LlmTracesEndpoint endpoint, RequestParameters parameters) {
		this.endpoint = endpoint;
		this.parameters = parameters;
	}

	/**
	 * Finds traces, or completes a query for them.
	 * @param user who asks
	 * @param format what the request accepts
	 * @return a page of traces, completions, or a stream of all with their observations;
	 * in JSON why there are none
	 */
	@ReadOperation(producesFrom = TracesFormat.class)
	public WebEndpointResponse<Object> traces(SecurityContext user, TracesFormat format) {
		return WebResponses.of(this.parameters, format,
				() -> (format == TracesFormat.NDJSON)
						? new InputStreamResource(this.endpoint.findAll(this.parameters.get(), view(user)))
						: this.endpoint.answer(this.parameters.get(), view(user)));
	}

	/**
	 * Shows one trace.
	 * @param user who asks
	 * @param traceId id of the trace
	 * @param format what the request accepts
	 * @return the trace, or in JSON why there is none
	 */
	@ReadOperation(producesFrom = TraceFormat.class)
	public WebEndpointResponse<Object> trace(SecurityContext user, @Selector String traceId, TraceFormat format) {
		TraceFormat wanted = format.or(this.parameters.get());
		return WebResponses.of(this.parameters, wanted,
				() -> this.endpoint.show(traceId, this.parameters.get(), wanted, view(user)));
	}

	/**
	 * Shows one observation.
	 * @param user who asks
	 * @param traceId id of the trace
	 * @param observationId id of the observation
	 * @return the observation, or why there is none
	 */
	@ReadOperation
	public WebEndpointResponse<OperationResponseBody> observation(SecurityContext user, @Selector String traceId,
			@Selector String observationId) {
		return WebResponses.of(this.parameters, () -> {
			allowNoParameters();
			return this.endpoint.show(traceId, observationId, view(user));
		});
	}

	/**
	 * Marks a trace to be kept longest, or takes the mark away; or scores it.
	 * @param user who asks, and so is the author of the score
	 * @param traceId id of the trace
	 * @param bookmarked {@code true} or {@code false}
	 * @param scoreName what is judged
	 * @param scoreValue {@code true}, {@code false}, a decimal number or text
	 * @param scoreComment why
	 * @param scoreObservationId id of the observation that is judged, if it is not the
	 * whole trace
	 * @return what it is now, or why nothing was done
	 */
	@WriteOperation
	public WebEndpointResponse<OperationResponseBody> change(SecurityContext user, @Selector String traceId,
			@Nullable String bookmarked, @Nullable String scoreName, @Nullable String scoreValue,
			@Nullable String scoreComment, @Nullable String scoreObservationId) {
		ScoreRequest score = new ScoreRequest(scoreName, scoreValue, scoreComment, scoreObservationId);
		return WebResponses.of(this.parameters, () -> {
			allowNoParameters();
			requireIdOfPath(traceId);
			return score.isEmpty() ? this.endpoint.bookmark(traceId, AllowedValues.flag("bookmarked", bookmarked))
					: score(user, traceId, bookmarked, score);
		});
	}

	private ChangeDescriptor score(SecurityContext user, String traceId, @Nullable String bookmarked,
			ScoreRequest score) {
		if (bookmarked != null) {
			throw RefusedException.badParameter("bookmarked", bookmarked, "nothing beside a score");
		}
		return this.endpoint.score(traceId, score, ScoreAuthor.of(user.getPrincipal()), view(user));
	}

	/**
	 * Loads traces.
	 * @param lines the traces, one a line
	 * @return what became of them, or why nothing was done
	 */
	@WriteOperation
	public WebEndpointResponse<OperationResponseBody> load(String lines) {
		return WebResponses.of(this.parameters, () -> this.endpoint.load(lines));
	}

	/**
	 * Erases a trace.
	 * @param user who asks
	 * @param traceId id of the trace
	 * @return how many were erased, or why nothing was done
	 */
	@DeleteOperation
	public WebEndpointResponse<OperationResponseBody> delete(SecurityContext user, @Selector String traceId) {
		return WebResponses.of(this.parameters, () -> {
			allowNoParameters();
			return this.endpoint.delete(traceId, Erasures.principal(user));
		});
	}

	// Access may be granted by path, so the id in the path is the one that counts.
	private void requireIdOfPath(String traceId) {
		String path = this.parameters.path("traceId");
		if (path != null && !path.equals(traceId)) {
			throw RefusedException.badParameter("traceId", traceId, "in the body nothing but the id in the path");
		}
	}

	private ContentView view(SecurityContext user) {
		return this.endpoint.visibility().viewFor(user);
	}

	private void allowNoParameters() {
		new ParameterReader(this.parameters.get()).allowOnly(List.of());
	}

}
