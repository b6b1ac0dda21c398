/**
 * LangChain4j's messages, tools, requests and results as contents.
 */
@NullMarked
package dev.clew.langchain4j.message;

import org.jspecify.annotations.NullMarked;
