/**
 * Calls of models.
 */
@NullMarked
package dev.clew.langchain4j.model;

import org.jspecify.annotations.NullMarked;
