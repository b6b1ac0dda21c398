/**
 * The store that keeps traces in a database.
 */
@NullMarked
package dev.clew.store.jdbc;

import org.jspecify.annotations.NullMarked;
