package dev.clew.capture;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client whose threads are looked at before and after each event of a stream.
 * They are nobody's that a test knows: the JDK's, or the caller's own where the answer is
 * there at once.
 */
final class WatchedClient {

	private WatchedClient() {
	}

	static HttpClientBuilder builder(HttpClientBuilder builder, CleanThreads threads) {
		return proxy(HttpClientBuilder.class, (method, arguments) -> {
			Object result = invoke(builder, method, arguments);
			if (result instanceof HttpClient client) {
				return client(client, threads);
			}
			return (result instanceof HttpClientBuilder) ? builder(builder, threads) : result;
		});
	}

	private static HttpClient client(HttpClient client, CleanThreads threads) {
		return proxy(HttpClient.class,
				(method, arguments) -> invoke(client, method,
						Arrays.stream(arguments)
							.map((argument) -> (argument instanceof ServerSentEventListener listener)
									? listener(listener, threads) : argument)
							.toArray()));
	}

	private static ServerSentEventListener listener(ServerSentEventListener listener, CleanThreads threads) {
		return proxy(ServerSentEventListener.class, (method, arguments) -> {
			CleanThreads.Current before = CleanThreads.Current.ofThisThread();
			try {
				return invoke(listener, method, arguments);
			}
			finally {
				threads.look(before);
			}
		});
	}

	private static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private static <T> T proxy(Class<T> type, Call call) {
		return type.cast(Proxy.newProxyInstance(WatchedClient.class.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> call.make(method, (arguments != null) ? arguments : new Object[0])));
	}

	/**
	 * What a call becomes.
	 */
	private interface Call {

		@Nullable Object make(Method method, Object[] arguments) throws Throwable;

	}

}
