/**
 * The steps of LangChain4j as Micrometer observations: typed contexts, conventions, and
 * the handlers that make spans, meters and records of them.
 *
 * @see dev.clew.observation.step.Step
 * @see dev.clew.observation.record.RecordingHandler
 */
@NullMarked
package dev.clew.observation;

import org.jspecify.annotations.NullMarked;
