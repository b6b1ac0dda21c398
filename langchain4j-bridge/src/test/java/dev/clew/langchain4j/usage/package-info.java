/**
 * Tests of the hooks, without Spring.
 */
@NullMarked
package dev.clew.langchain4j.usage;

import org.jspecify.annotations.NullMarked;
