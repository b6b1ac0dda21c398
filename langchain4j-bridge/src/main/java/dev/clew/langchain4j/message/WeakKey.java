package dev.clew.langchain4j.message;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Objects of the application, to know them again where it hands them on, and not to keep
 * them: who hands them on has them. Equal to others that hold equal objects, as long as
 * both have them.
 */
public final class WeakKey {

	private static final Object NONE = new Object();

	private final WeakReference<?>[] objects;

	private WeakKey(WeakReference<?>[] objects) {
		this.objects = objects;
	}

	public static WeakKey of(List<?> objects) {
		WeakReference<?>[] references = new WeakReference<?>[objects.size()];
		for (int i = 0; i < references.length; i++) {
			references[i] = weak(objects.get(i));
		}
		return new WeakKey(references);
	}

	static WeakKey of(@Nullable Object one, @Nullable Object other) {
		return new WeakKey(new WeakReference<?>[] { weak(one), weak(other) });
	}

	private static WeakReference<?> weak(@Nullable Object object) {
		return new WeakReference<>((object != null) ? object : NONE);
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		if (!(obj instanceof WeakKey other) || other.objects.length != this.objects.length) {
			return false;
		}
		for (int i = 0; i < this.objects.length; i++) {
			Object one = this.objects[i].get();
			if (one == null || !Objects.equals(one, other.objects[i].get())) {
				return false;
			}
		}
		return true;
	}

	@Override
	public int hashCode() {
		return this.objects.length;
	}

}
