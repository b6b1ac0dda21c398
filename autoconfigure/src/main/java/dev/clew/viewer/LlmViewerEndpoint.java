package dev.clew.viewer;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.Selector.Match;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.MimeType;

/**
 * A page that shows traces. It reads the other endpoints, with the rights of whoever
 * looks at it, and holds no data of its own.
 */
@WebEndpoint(id = Viewer.ID, defaultAccess = Access.READ_ONLY)
public class LlmViewerEndpoint {

	private static final MimeType HTML = new MimeType("text", "html", StandardCharsets.UTF_8);

	private static final MimeType SCRIPT = new MimeType("text", "javascript", StandardCharsets.UTF_8);

	private final Viewer viewer;

	/**
	 * Creates the endpoint.
	 * @param viewer what it serves
	 */
	public LlmViewerEndpoint(Viewer viewer) {
		this.viewer = viewer;
	}

	/**
	 * The page, which shows what its address says.
	 * @param page name of what it shows
	 * @param trace id of a trace, where that is shown
	 * @param session id of a session, where that is shown
	 * @return HTML
	 */
	@ReadOperation(produces = "text/html")
	public WebEndpointResponse<Resource> page(@Nullable String page, @Nullable String trace, @Nullable String session) {
		String shown = (page != null) ? page : (trace != null) ? "trace" : (session != null) ? "session" : "traces";
		byte[] html = this.viewer.html(shown).getBytes(StandardCharsets.UTF_8);
		return new WebEndpointResponse<>(new ByteArrayResource(html), WebEndpointResponse.STATUS_OK, HTML);
	}

	/**
	 * A file of the page.
	 * @param path version and name of the file
	 * @return the file, or that there is none
	 */
	@ReadOperation
	public WebEndpointResponse<Resource> file(@Selector(match = Match.ALL_REMAINING) String[] path) {
		Resource file = this.viewer.file(path);
		if (file == null) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return new WebEndpointResponse<>(file, WebEndpointResponse.STATUS_OK, typeOf(file));
	}

	private static MimeType typeOf(Resource file) {
		String name = String.valueOf(file.getFilename());
		return (name.endsWith(".js") || name.endsWith(".mjs")) ? SCRIPT
				: MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
	}

}
