/**
 * How judgements of traces come in.
 *
 * @see dev.clew.score.TraceScores
 */
@NullMarked
package dev.clew.score;

import org.jspecify.annotations.NullMarked;
