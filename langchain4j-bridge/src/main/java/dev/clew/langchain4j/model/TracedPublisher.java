package dev.clew.langchain4j.model;

import java.util.concurrent.Flow;

import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the events of a stream; each subscription to it is a call of the model.
 */
final class TracedPublisher implements Flow.Publisher<Object> {

	private final Flow.Publisher<Object> publisher;

	private final Subscriptions subscriptions;

	@SuppressWarnings("unchecked")
	TracedPublisher(Flow.Publisher<?> publisher, Subscriptions subscriptions) {
		this.publisher = (Flow.Publisher<Object>) publisher;
		this.subscriptions = subscriptions;
	}

	@Override
	public void subscribe(Flow.Subscriber<? super Object> subscriber) {
		this.subscriptions.subscribe(this.publisher, subscriber);
	}

	// For one that gets an error only.
	static void refuse(Flow.Subscriber<? super Object> subscriber, StreamedGeneration generation, Throwable refusal) {
		Subscriber traced = new Subscriber(subscriber, generation);
		subscriber.onSubscribe(new Subscription(null, generation));
		traced.onError(refusal);
	}

	/**
	 * Makes the call that a subscription is.
	 */
	@FunctionalInterface
	interface Subscriptions {

		void subscribe(Flow.Publisher<Object> publisher, Flow.Subscriber<? super Object> subscriber);

	}

	/**
	 * Hears of what a generation's model answers.
	 */
	record Subscriber(Flow.Subscriber<? super Object> subscriber,
			StreamedGeneration generation) implements Flow.Subscriber<Object> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			this.subscriber.onSubscribe(new Subscription(subscription, this.generation));
		}

		@Override
		public void onNext(Object event) {
			if (event instanceof CompleteResponse complete) {
				this.generation.completed(complete.chatResponse());
			}
			else if (event instanceof RawStreamingEvent raw) {
				this.generation.heard(raw.rawEvent());
			}
			else {
				this.generation.seen((event instanceof PartialResponse partial) ? partial.text() : null);
			}
			this.subscriber.onNext(event);
		}

		@Override
		public void onError(Throwable error) {
			this.generation.failed(error);
			try {
				this.subscriber.onError(error);
			}
			finally {
				this.generation.failUntold(error);
			}
		}

		@Override
		public void onComplete() {
			this.generation.over();
			this.subscriber.onComplete();
		}

	}

	/**
	 * Tells when the application takes no more of a stream.
	 */
	private record Subscription(Flow.@Nullable Subscription subscription,
			StreamedGeneration generation) implements Flow.Subscription {

		@Override
		public void request(long count) {
			if (this.subscription != null) {
				this.subscription.request(count);
			}
		}

		@Override
		public void cancel() {
			if (this.subscription != null) {
				this.subscription.cancel();
			}
			this.generation.cancelled();
		}

	}

}
