/**
 * Tests of the store in a database.
 */
@NullMarked
package dev.clew.store.jdbc;

import org.jspecify.annotations.NullMarked;
