package dev.clew.langchain4j.model;

import java.util.concurrent.Flow;

import dev.clew.langchain4j.run.Call;
import dev.clew.observation.step.TracingRuntime;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import org.jspecify.annotations.Nullable;

/**
 * A call of a streaming model, by either of the two ways in which its answer is told.
 *
 * @param <X> what it may throw
 */
interface StreamedCall<X extends Throwable> {

	void make() throws X;

	// As a part of another call.
	void make(TracingRuntime runtime, DelegatedCalls inner) throws X;

	void make(StreamedGeneration generation) throws X;

	void refuse(StreamedGeneration generation, Throwable refusal) throws X;

	/**
	 * A call whose answer a handler is told.
	 *
	 * @param handler the application's handler
	 * @param arguments those of the call
	 * @param index where the handler stands among them
	 * @param call the call
	 */
	record Handled(StreamingChatResponseHandler handler, @Nullable Object[] arguments, int index,
			Call<@Nullable Object, Throwable> call) implements StreamedCall<Throwable> {

		@Override
		public void make() throws Throwable {
			this.call.call();
		}

		@Override
		public void make(TracingRuntime runtime, DelegatedCalls inner) throws Throwable {
			this.arguments[this.index] = inner.hear(runtime, StreamingChatResponseHandler.class, this.handler);
			this.call.call();
		}

		@Override
		public void make(StreamedGeneration generation) throws Throwable {
			this.arguments[this.index] = TracedStreamHandler.of(this.handler, generation);
			this.call.call();
		}

		@Override
		public void refuse(StreamedGeneration generation, Throwable refusal) {
			TracedStreamHandler.of(this.handler, generation).onError(refusal);
		}

	}

	/**
	 * A call that a subscription is.
	 *
	 * @param publisher gives the answer
	 * @param subscriber the application's subscriber
	 */
	record Subscribed(Flow.Publisher<Object> publisher,
			Flow.Subscriber<? super Object> subscriber) implements StreamedCall<RuntimeException> {

		@Override
		public void make() {
			this.publisher.subscribe(this.subscriber);
		}

		@Override
		@SuppressWarnings("unchecked")
		public void make(TracingRuntime runtime, DelegatedCalls inner) {
			this.publisher
				.subscribe((Flow.Subscriber<Object>) inner.hear(runtime, Flow.Subscriber.class, this.subscriber));
		}

		@Override
		public void make(StreamedGeneration generation) {
			this.publisher.subscribe(new TracedPublisher.Subscriber(this.subscriber, generation));
		}

		@Override
		public void refuse(StreamedGeneration generation, Throwable refusal) {
			TracedPublisher.refuse(this.subscriber, generation, refusal);
		}

	}

}
