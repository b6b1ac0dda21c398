/**
 * The place of each observation in its trace, on whichever thread it runs.
 */
@NullMarked
package dev.clew.observation.tree;

import org.jspecify.annotations.NullMarked;
