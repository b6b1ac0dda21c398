package dev.clew.langchain4j.model;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import dev.clew.langchain4j.run.Invocation;
import dev.clew.langchain4j.run.Invocations;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.Moderate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the thread on which the messages of a run are moderated which run that is. An AI
 * service moderates on a thread of LangChain4j, which knows nothing of the run but its
 * messages, the last of which is made for this run. Thread-safe.
 */
public final class ModerationHandover {

	static final int MAX_PENDING = 1000;

	/**
	 * The thread of the run is one statement behind, and far behind only where it has to
	 * wait for a CPU.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final List<Method> moderated;

	private final Duration patience;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition offered = this.lock.newCondition();

	/** The oldest first. */
	private final Deque<Handed> pending = new ArrayDeque<>();

	/** Where nobody offers runs, only the first thread waits for one. */
	private boolean offers = true;

	public ModerationHandover(Class<?> serviceClass) {
		this(serviceClass, PATIENCE);
	}

	ModerationHandover(Class<?> serviceClass, Duration patience) {
		this.patience = patience;
		this.moderated = Stream.of(serviceClass.getMethods())
			.filter((method) -> method.isAnnotationPresent(Moderate.class))
			.toList();
	}

	public void offer(InvocationContext invocation, UserMessage message) {
		if (!isModerated(invocation)) {
			return;
		}
		Handed handed = new Handed(new WeakReference<>(message), Invocations.find(invocation));
		this.lock.lock();
		try {
			this.pending.removeIf((earlier) -> earlier.message().refersTo(null));
			if (this.pending.size() >= MAX_PENDING) {
				this.pending.remove();
			}
			this.pending.add(handed);
			this.offers = true;
			this.offered.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	// The run, which may have ended since, such as one that streamed few words.
	@Nullable Invocation take(Object messages) {
		if (messages instanceof List<?> list && !list.isEmpty()
				&& list.get(list.size() - 1) instanceof UserMessage message) {
			Handed handed = take(message);
			return (handed != null) ? handed.run() : null;
		}
		return null;
	}

	private @Nullable Handed take(UserMessage message) {
		this.lock.lock();
		try {
			long left = this.offers ? this.patience.toNanos() : 0;
			Handed handed = find(message);
			while (handed == null && left > 0) {
				left = this.offered.awaitNanos(left);
				handed = find(message);
			}
			this.offers = handed != null;
			return handed;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private @Nullable Handed find(UserMessage message) {
		for (Handed handed : this.pending) {
			if (handed.message().refersTo(message)) {
				this.pending.remove(handed);
				return handed;
			}
		}
		return null;
	}

	private boolean isModerated(InvocationContext invocation) {
		return !this.moderated.isEmpty() && this.moderated.stream()
			.anyMatch((method) -> method.getName().equals(invocation.methodName())
					&& method.getParameterCount() == invocation.methodArguments().size());
	}

	/**
	 * What is handed over.
	 *
	 * @param message the last message, for as long as somebody moderates it
	 * @param run the run; absent where it is not traced
	 */
	private record Handed(WeakReference<UserMessage> message, @Nullable Invocation run) {

	}

}
