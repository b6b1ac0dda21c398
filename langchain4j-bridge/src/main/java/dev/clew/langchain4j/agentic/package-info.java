/**
 * Workflows, agents and supervisors of LangChain4j's agentic module.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.agentic;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
