/**
 * Calls of tools by AI services.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.tool;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
