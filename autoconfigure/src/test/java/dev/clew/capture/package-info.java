/**
 * What is recorded of a real application: a web server, LangChain4j, and a provider's API
 * over HTTP.
 *
 * @see dev.clew.capture.Application
 */
@NullMarked
package dev.clew.capture;

import org.jspecify.annotations.NullMarked;
