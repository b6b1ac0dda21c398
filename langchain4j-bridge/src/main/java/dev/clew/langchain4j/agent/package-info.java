/**
 * Runs of agents and workflows, without the module that may be absent.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.agent;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
