package dev.clew.export;

import java.io.IOException;
import java.time.Duration;

import dev.clew.observation.fault.Faults;

/**
 * Sends what is in the outbox: each span once, and each score until the server has it.
 * Used by one thread.
 */
final class Delivery {

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final Outbox outbox = new Outbox();

	private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);

	private final LangfuseClient client;

	private final ParcelJson json;

	private final ExportQueue queue;

	private final ExportMeter meter;

	private final ExportState state;

	private final Faults faults;

	Delivery(LangfuseClient client, ParcelJson json, ExportQueue queue, ExportMeter meter, ExportState state,
			Faults faults) {
		this.client = client;
		this.json = json;
		this.queue = queue;
		this.meter = meter;
		this.state = state;
		this.faults = faults;
	}

	Outbox outbox() {
		return this.outbox;
	}

	// As far as the server takes it now.
	void send() throws InterruptedException {
		while (this.outbox.first() != null && this.backoff.isOver(System.nanoTime())) {
			sendFirst();
		}
	}

	// Whatever a pause may be for: there is no later.
	void sendLast() throws InterruptedException {
		boolean taken = true;
		while (this.outbox.first() != null && taken) {
			taken = sendFirst();
		}
	}

	// The application ends.
	void giveUp() {
		for (Parcel parcel = this.outbox.first(); parcel != null; parcel = this.outbox.first()) {
			drop(parcel, DropReason.SHUTDOWN);
		}
	}

	private boolean sendFirst() throws InterruptedException {
		Parcel parcel = this.outbox.first();
		if (parcel == null) {
			return false;
		}
		byte[] body;
		try {
			body = this.json.write(parcel);
		}
		catch (IOException | RuntimeException ex) {
			this.faults.report("export", ex);
			drop(parcel, DropReason.FAILED);
			return true;
		}
		return handle(parcel, post(parcel, body));
	}

	private Reply post(Parcel parcel, byte[] body) throws InterruptedException {
		try {
			return this.client.post(parcel.path(), body);
		}
		catch (InterruptedException ex) {
			if (!parcel.isIdempotent()) {
				drop(parcel, DropReason.UNCONFIRMED);
			}
			throw ex;
		}
	}

	private boolean handle(Parcel parcel, Reply reply) {
		if (reply.kind() == Reply.Kind.TAKEN) {
			taken(parcel, reply.rejected());
			return true;
		}
		this.meter.failed(reply.outcome());
		if (reply.kind() == Reply.Kind.TOO_LARGE && parcel.count() > 1) {
			this.outbox.splitFirst();
			return true;
		}
		this.state.failed(reply);
		this.backoff.failed(System.nanoTime(), reply.retryAfter());
		if (!isSentAgain(parcel, reply)) {
			drop(parcel, (reply.kind() == Reply.Kind.UNCONFIRMED) ? DropReason.UNCONFIRMED : DropReason.REFUSED);
		}
		return false;
	}

	private static boolean isSentAgain(Parcel parcel, Reply reply) {
		return switch (reply.kind()) {
			case LATER -> true;
			case UNCONFIRMED -> parcel.isIdempotent();
			default -> parcel.isIdempotent() && reply.isFailureOfServer();
		};
	}

	private void taken(Parcel parcel, long rejected) {
		long lost = Math.min(rejected, parcel.count());
		this.meter.sent(parcel.count() - lost);
		if (lost > 0) {
			this.meter.dropped(DropReason.REFUSED.value(), lost);
		}
		this.backoff.succeeded();
		this.state.succeeded();
		remove(parcel);
	}

	private void drop(Parcel parcel, DropReason reason) {
		this.meter.dropped(reason.value(), parcel.count());
		remove(parcel);
	}

	private void remove(Parcel parcel) {
		this.outbox.removeFirst();
		this.queue.release(parcel.bytes());
	}

}
