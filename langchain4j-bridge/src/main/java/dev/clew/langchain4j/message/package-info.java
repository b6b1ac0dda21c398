/**
 * LangChain4j's messages, tools, requests and results as contents.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.message;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
