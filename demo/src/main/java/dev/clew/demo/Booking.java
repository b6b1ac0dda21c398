package dev.clew.demo;

import java.time.LocalDate;

/**
 * A booking of beds in a hut.
 *
 * @param id its number, such as {@code HUT-204}
 * @param guest who comes
 * @param hut where to
 * @param arrival the first night
 * @param nights how many nights
 * @param beds how many beds
 * @param status {@code CONFIRMED} or {@code CANCELLED}
 */
record Booking(String id, String guest, String hut, LocalDate arrival, int nights, int beds, String status) {

}
