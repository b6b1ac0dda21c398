package dev.clew.langchain4j.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.clew.observation.step.TracingRuntime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runtime of one application, from before its first bean until it is closed.
 * LangChain4j finds hooks by static factories, which know no application; handles tell
 * them apart. Thread-safe.
 */
public final class RuntimeHandle implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RuntimeHandle.class);

	private static final int MAX_SERVICES = 1000;

	private final Supplier<@Nullable TracingRuntime> source;

	private final Map<String, ServiceDescription> services = new LinkedHashMap<>();

	private final Thread opener = Thread.currentThread();

	private volatile @Nullable TracingRuntime runtime;

	private volatile boolean ready;

	private volatile boolean closed;

	private RuntimeHandle(Supplier<@Nullable TracingRuntime> source) {
		this.source = source;
	}

	/**
	 * Opens an application: from now on its calls can be observed.
	 * @param source gives the runtime as soon as it can be had, {@code null} before
	 * @return the handle, to be closed with the application
	 */
	public static RuntimeHandle open(Supplier<@Nullable TracingRuntime> source) {
		RuntimeHandle handle = new RuntimeHandle(source);
		Runtimes.add(handle);
		return handle;
	}

	/**
	 * Says that the application has started: what the opening thread builds from now on
	 * need not belong to it.
	 */
	public void ready() {
		this.ready = true;
	}

	/**
	 * The runtime.
	 * @return the runtime; absent before the application has one, and when it is closed
	 */
	public @Nullable TracingRuntime runtime() {
		if (this.closed) {
			return null;
		}
		TracingRuntime current = this.runtime;
		if (current == null) {
			current = fromSource();
			this.runtime = current;
		}
		return current;
	}

	private @Nullable TracingRuntime fromSource() {
		try {
			return this.source.get();
		}
		catch (RuntimeException | LinkageError ex) {
			// While an application starts, its runtime may be in creation: that call is
			// not traced.
			logger.debug("The tracing runtime is not available yet", ex);
			return null;
		}
	}

	public void built(ServiceDescription service) {
		synchronized (this.services) {
			if (this.services.size() < MAX_SERVICES || this.services.containsKey(service.name())) {
				this.services.put(service.name(), service);
			}
		}
	}

	/**
	 * The AI services that were built in this application, at most 1000.
	 * @return how each is traced, in the order they were first built
	 */
	public List<ServiceDescription> services() {
		synchronized (this.services) {
			return List.copyOf(this.services.values());
		}
	}

	boolean isStartingOnThisThread() {
		return !this.ready && this.opener == Thread.currentThread();
	}

	@Override
	public void close() {
		this.closed = true;
		TracingRuntime last = this.runtime;
		this.runtime = null;
		Runtimes.remove(this);
		if (last != null) {
			last.openSteps().close();
			Runtimes.forget(last);
		}
	}

}
