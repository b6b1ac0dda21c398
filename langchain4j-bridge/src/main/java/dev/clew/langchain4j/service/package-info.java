/**
 * Calls of AI services.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.service;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
