/**
 * Calls of tools by AI services.
 */
@NullMarked
package dev.clew.langchain4j.tool;

import org.jspecify.annotations.NullMarked;
