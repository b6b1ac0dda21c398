/**
 * What a person sees of the demo: over HTTP, and in a browser.
 */
@NullMarked
package dev.clew.demo.e2e;

import org.jspecify.annotations.NullMarked;
