/**
 * Sends traces to a Langfuse server.
 */
@NullMarked
package dev.clew.export;

import org.jspecify.annotations.NullMarked;
