package dev.clew.observation;

import java.util.List;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * What told of the usage of a call: by it a call is known that hands on what another one
 * has told already.
 *
 * @param objects the response and the parts of it that tell usage, known by identity
 * @param responseId id that the provider gave its response, if it did
 */
@InternalApi
public record UsageSource(List<Object> objects, @Nullable String responseId) {

	/** Nothing. */
	static final UsageSource NONE = new UsageSource(List.of(), null);

	public UsageSource {
		responseId = (responseId != null && !responseId.isBlank()) ? responseId : null;
	}

	public boolean isNone() {
		return this.objects.isEmpty() && this.responseId == null;
	}

	public boolean sharesWith(UsageSource other) {
		boolean sameId = this.responseId != null && this.responseId.equals(other.responseId);
		return sameId || this.objects.stream().anyMatch(other::has);
	}

	@SuppressWarnings("ReferenceEquality")
	public boolean has(@Nullable Object object) {
		boolean found = false;
		for (int i = 0; !found && i < this.objects.size(); i++) {
			found = this.objects.get(i) == object;
		}
		return found;
	}

}
