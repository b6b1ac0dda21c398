package dev.clew.langchain4j.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a future that is not completed yet: its end is told to us before
 * those who wait for it, who would otherwise come first. Whatever is done to it, such as
 * cancelling, is done to the future behind it.
 *
 * @param <T> type of the result
 */
public final class ObservedFuture<T> extends CompletableFuture<T> {

	private final CompletableFuture<T> source;

	private ObservedFuture(CompletableFuture<T> source) {
		this.source = source;
	}

	/**
	 * Tells of the end of a stage.
	 * @param stage the stage
	 * @param around what is current where the call was made, and then where it goes on
	 * @param end hears of the result or error; must not throw
	 * @param <T> type of the result
	 * @return to be handed to the caller: the stage itself where it is complete, or none
	 * of the JDK's own, whose dependents then may come before us
	 */
	@SuppressWarnings("FutureReturnValueIgnored")
	public static <T> CompletionStage<T> of(CompletionStage<T> stage, EnclosingObservation around,
			BiConsumer<@Nullable T, @Nullable Throwable> end) {
		boolean known = stage.getClass() == CompletableFuture.class || stage instanceof ObservedFuture;
		if (!known || ((CompletableFuture<T>) stage).isDone()) {
			stage.whenComplete(end);
			return stage;
		}
		ObservedFuture<T> observed = new ObservedFuture<>((CompletableFuture<T>) stage);
		observed.source.whenComplete((result, error) -> {
			end.accept(result, error);
			around.run(() -> observed.follow(result, error));
		});
		return observed;
	}

	private void follow(T result, @Nullable Throwable error) {
		if (error != null) {
			super.completeExceptionally(error);
		}
		else {
			super.complete(result);
		}
	}

	@Override
	public <U> CompletableFuture<U> newIncompleteFuture() {
		return new CompletableFuture<>();
	}

	@Override
	public boolean cancel(boolean mayInterruptIfRunning) {
		return this.source.cancel(mayInterruptIfRunning) || isCancelled();
	}

	@Override
	public boolean complete(T value) {
		return this.source.complete(value);
	}

	@Override
	public boolean completeExceptionally(Throwable ex) {
		return this.source.completeExceptionally(ex);
	}

	@Override
	@SuppressWarnings("FutureReturnValueIgnored")
	public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
		this.source.completeAsync(supplier, executor);
		return this;
	}

	@Override
	public void obtrudeValue(T value) {
		this.source.obtrudeValue(value);
		super.obtrudeValue(value);
	}

	@Override
	public void obtrudeException(Throwable ex) {
		this.source.obtrudeException(ex);
		super.obtrudeException(ex);
	}

}
