/**
 * Calls of MCP servers.
 */
@NullMarked
package dev.clew.langchain4j.mcp;

import org.jspecify.annotations.NullMarked;
