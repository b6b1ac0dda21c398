/**
 * Which application, and which run of an AI service, a call belongs to.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.run;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
