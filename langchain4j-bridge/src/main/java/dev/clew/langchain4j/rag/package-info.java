/**
 * Retrieval: augmentors, retrievers, stores and rerankers.
 */
@InternalApi
@NullMarked
package dev.clew.langchain4j.rag;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.NullMarked;
