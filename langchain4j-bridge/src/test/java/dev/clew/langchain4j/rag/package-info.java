/**
 * Retrieval: augmentors, retrievers, stores and rerankers.
 */
@NullMarked
package dev.clew.langchain4j.rag;

import org.jspecify.annotations.NullMarked;
