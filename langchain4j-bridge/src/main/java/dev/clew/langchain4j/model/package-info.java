/**
 * Calls of models.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.model;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
