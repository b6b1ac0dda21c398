/**
 * Checks of guardrails.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.guardrail;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
