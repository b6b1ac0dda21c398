package dev.clew.langchain4j.call;

import java.lang.reflect.Method;

import dev.clew.langchain4j.run.Call;
import org.jspecify.annotations.Nullable;

/**
 * Is called around each method of what a wrapper stands in front of.
 */
@FunctionalInterface
public interface Interceptor {

	/**
	 * Makes a call, or something around it.
	 * @param component what is called
	 * @param method method that is called
	 * @param arguments its arguments, which the call is made with
	 * @param call the call
	 * @return what the caller gets
	 * @throws Throwable whatever the call throws
	 */
	@Nullable Object call(Object component, Method method, @Nullable Object[] arguments, Call<@Nullable Object, Throwable> call)
			throws Throwable;

}
