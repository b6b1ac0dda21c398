/**
 * Which application, and which run of an AI service, a call belongs to.
 */
@NullMarked
package dev.clew.langchain4j.run;

import org.jspecify.annotations.NullMarked;
