package dev.clew.actuate.json;

import java.util.List;

import dev.clew.store.FoundSession;
import dev.clew.store.query.Page;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * A page of sessions as JSON.
 *
 * @param sessions the sessions
 * @param nextCursor where the next page begins; absent on the last one
 * @param contentHiddenBy the setting that hides content
 */
@Descriptor
public record SessionsDescriptor(List<SessionDescriptor> sessions, @Nullable String nextCursor,
		@Nullable String contentHiddenBy) implements OperationResponseBody {

	public static SessionsDescriptor of(Page<FoundSession> page, ContentView view) {
		return new SessionsDescriptor(
				page.items().stream().map((found) -> SessionDescriptor.listed(found, view)).toList(), page.nextCursor(),
				view.hiddenBy());
	}

}
