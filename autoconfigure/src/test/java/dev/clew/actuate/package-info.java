/**
 * Tests of the endpoints, over real HTTP and JMX.
 */
@NullMarked
package dev.clew.actuate;

import org.jspecify.annotations.NullMarked;
