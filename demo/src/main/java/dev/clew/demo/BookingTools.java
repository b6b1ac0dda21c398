package dev.clew.demo;

import java.util.Locale;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

import org.springframework.stereotype.Component;

/**
 * What the assistant can do with bookings.
 */
@Component
class BookingTools {

	private final Bookings bookings;

	BookingTools(Bookings bookings) {
		this.bookings = bookings;
	}

	@Tool("Finds a booking by its number")
	String findBooking(@P("number of the booking, such as HUT-204") String bookingId) {
		String id = normalize(bookingId);
		return this.bookings.find(id).map(BookingTools::describe).orElse("There is no booking " + id + ".");
	}

	@Tool("Cancels a confirmed booking by its number")
	String cancelBooking(@P("number of the booking, such as HUT-204") String bookingId) {
		String id = normalize(bookingId);
		return this.bookings.cancel(id) ? "Booking " + id + " is cancelled."
				: "There is no confirmed booking " + id + ", so nothing was cancelled.";
	}

	private static String normalize(String bookingId) {
		return bookingId.strip().toUpperCase(Locale.ROOT);
	}

	private static String describe(Booking booking) {
		return "Booking %s: %s, %s, %d nights from %s, %d beds, %s.".formatted(booking.id(), booking.hut(),
				booking.guest(), booking.nights(), booking.arrival(), booking.beds(),
				booking.status().toLowerCase(Locale.ROOT));
	}

}
