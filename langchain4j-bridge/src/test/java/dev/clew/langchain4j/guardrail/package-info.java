/**
 * Checks of guardrails.
 */
@NullMarked
package dev.clew.langchain4j.guardrail;

import org.jspecify.annotations.NullMarked;
