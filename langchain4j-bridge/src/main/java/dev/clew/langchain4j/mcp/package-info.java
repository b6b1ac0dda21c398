/**
 * Calls of MCP servers.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.mcp;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
