/**
 * Workflows, agents and supervisors of LangChain4j's agentic module.
 */
@NullMarked
package dev.clew.langchain4j.agentic;

import org.jspecify.annotations.NullMarked;
