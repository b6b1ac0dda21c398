package dev.clew.demo;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The bookings in the database. Each method is one SQL statement.
 */
@Repository
class Bookings {

	private final JdbcClient jdbc;

	Bookings(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Booking> find(String id) {
		return this.jdbc.sql("SELECT * FROM booking WHERE id = :id").param("id", id).query(Booking.class).optional();
	}

	/**
	 * Cancels a confirmed booking.
	 * @param id its number
	 * @return whether there was one
	 */
	boolean cancel(String id) {
		return this.jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE id = :id AND status = 'CONFIRMED'")
			.param("id", id)
			.update() == 1;
	}

}
