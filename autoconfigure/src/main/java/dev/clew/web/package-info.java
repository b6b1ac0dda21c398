/**
 * What a web request says of the trace that it causes: session, user, and where the trace
 * id goes.
 *
 * @see dev.clew.web.SessionIdResolver
 * @see dev.clew.web.UserIdResolver
 */
@NullMarked
package dev.clew.web;

import org.jspecify.annotations.NullMarked;
