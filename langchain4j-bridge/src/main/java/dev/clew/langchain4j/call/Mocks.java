package dev.clew.langchain4j.call;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

import org.jspecify.annotations.Nullable;

/**
 * Objects whose methods a mocking library answers: a copy of one would not be stubbed or
 * verified. Inline mocks and spies have the class that they stand for, so that only the
 * library can tell.
 */
final class Mocks {

	private static final @Nullable MethodHandle IS_MOCK = isMock();

	private Mocks() {
	}

	static boolean isManaged(Object object) {
		try {
			return IS_MOCK != null && (boolean) IS_MOCK.invoke(object);
		}
		catch (Throwable ex) {
			// Whether it is a mock is not known: it is left alone.
			return true;
		}
	}

	// Mockito.mockingDetails(object).isMock(), where Mockito is there.
	private static @Nullable MethodHandle isMock() {
		try {
			Class<?> mockito = Class.forName("org.mockito.Mockito", false, Mocks.class.getClassLoader());
			Class<?> details = Class.forName("org.mockito.MockingDetails", false, mockito.getClassLoader());
			MethodHandles.Lookup lookup = MethodHandles.publicLookup();
			MethodHandle of = lookup.findStatic(mockito, "mockingDetails",
					MethodType.methodType(details, Object.class));
			MethodHandle isMock = lookup.findVirtual(details, "isMock", MethodType.methodType(boolean.class));
			return MethodHandles.filterReturnValue(of, isMock);
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return null;
		}
	}

}
