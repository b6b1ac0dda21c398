/**
 * What can be asked of a store: queries, what they mean, and pages of what they find.
 */
@NullMarked
package dev.clew.store.query;

import org.jspecify.annotations.NullMarked;
