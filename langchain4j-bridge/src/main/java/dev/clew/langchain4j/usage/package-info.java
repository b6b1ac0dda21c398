/**
 * What providers say of the tokens and the money that a call took, each in its own way.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.usage;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
