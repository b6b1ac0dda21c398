/**
 * The place of each observation in its trace, on whichever thread it runs.
 */
@InternalApi
@NullMarked
package dev.clew.observation.tree;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
