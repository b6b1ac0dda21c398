/**
 * Tests of the hooks, without Spring.
 */
@NullMarked
package dev.clew.langchain4j;

import org.jspecify.annotations.NullMarked;
