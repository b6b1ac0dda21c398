/**
 * Tests of sessions and users, over real HTTP.
 */
@NullMarked
package dev.clew.web;

import org.jspecify.annotations.NullMarked;
