package dev.clew.demo;

import org.jspecify.annotations.Nullable;

/**
 * What the help desk answers.
 *
 * @param answer the answer
 * @param traceId how it came about, when traced
 * @param conversationId the conversation that it belongs to
 */
record Answer(String answer, @Nullable String traceId, String conversationId) {

}
