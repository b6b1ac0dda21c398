/**
 * A help desk for mountain-hut bookings, traced by Clew.
 */
@NullMarked
package dev.clew.demo;

import org.jspecify.annotations.NullMarked;
