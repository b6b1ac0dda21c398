/**
 * Applications started as processes of their own: one that knows nothing of Clew, on many
 * versions of Spring Boot and LangChain4j, and the demo's own jar.
 */
@NullMarked
package dev.clew.matrix;

import org.jspecify.annotations.NullMarked;
