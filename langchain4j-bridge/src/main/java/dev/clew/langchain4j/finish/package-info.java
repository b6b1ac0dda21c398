/**
 * How calls of models ended: finished, cut, filtered, refused or broken off.
 */
@NullMarked
package dev.clew.langchain4j.finish;

import org.jspecify.annotations.NullMarked;
