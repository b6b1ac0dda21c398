/**
 * What providers say of the tokens and the money that a call took, each in its own way.
 */
@NullMarked
package dev.clew.langchain4j.usage;

import org.jspecify.annotations.NullMarked;
