/**
 * What providers say of usage and cost, heard through LangChain4j's own clients.
 */
@NullMarked
package dev.clew.providers;

import org.jspecify.annotations.NullMarked;
