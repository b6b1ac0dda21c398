/**
 * The one place that knows LangChain4j: the hooks by which its steps are observed, and
 * how its messages, models and usage are read.
 *
 * @see dev.clew.langchain4j.run.RuntimeHandle
 */
@NullMarked
package dev.clew.langchain4j;

import org.jspecify.annotations.NullMarked;
