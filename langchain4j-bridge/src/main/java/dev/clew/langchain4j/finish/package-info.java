/**
 * How calls of models ended: finished, cut, filtered, refused or broken off.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.finish;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
