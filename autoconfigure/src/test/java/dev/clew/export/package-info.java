/**
 * Tests of the export, against servers over real HTTP.
 */
@NullMarked
package dev.clew.export;

import org.jspecify.annotations.NullMarked;
