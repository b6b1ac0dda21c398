package dev.clew.store;

/**
 * Keeps traces: what is written by the running application, found by those who read it,
 * and edited by those who may.
 * <p>
 * Implementations are thread-safe, bounded, and never block a writer for long: it is the
 * application's own thread.
 *
 * @see dev.clew.store.memory.InMemoryTraceStore
 */
public interface TraceStore extends TraceSink, TraceReader, TraceEditor {

}
