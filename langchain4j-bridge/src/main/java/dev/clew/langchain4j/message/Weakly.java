package dev.clew.langchain4j.message;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Objects of the application, to know them again where it hands them on, and not to keep
 * them: who hands them on has them. Equal to others that hold equal objects, as long as
 * both have them.
 */
public final class Weakly {

	private static final Object NONE = new Object();

	private final List<WeakReference<Object>> objects;

	private Weakly(List<WeakReference<Object>> objects) {
		this.objects = objects;
	}

	public static Weakly of(Collection<? extends @Nullable Object> objects) {
		List<WeakReference<Object>> references = new ArrayList<>(objects.size());
		for (Object object : objects) {
			references.add(new WeakReference<>((object != null) ? object : NONE));
		}
		return new Weakly(references);
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		if (!(obj instanceof Weakly other) || other.objects.size() != this.objects.size()) {
			return false;
		}
		for (int i = 0; i < this.objects.size(); i++) {
			Object one = this.objects.get(i).get();
			if (one == null || !Objects.equals(one, other.objects.get(i).get())) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		return this.objects.size();
	}

}
