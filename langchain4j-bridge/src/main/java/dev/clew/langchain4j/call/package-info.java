/**
 * The one way in which a call of a component is observed.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.call;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
