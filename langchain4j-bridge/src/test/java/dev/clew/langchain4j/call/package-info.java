/**
 * The one way in which a call of a component is observed.
 */
@NullMarked
package dev.clew.langchain4j.call;

import org.jspecify.annotations.NullMarked;
