/**
 * Calls of AI services.
 */
@NullMarked
package dev.clew.langchain4j.service;

import org.jspecify.annotations.NullMarked;
