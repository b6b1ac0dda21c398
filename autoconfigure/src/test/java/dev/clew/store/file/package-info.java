/**
 * Tests of traces of files.
 */
@NullMarked
package dev.clew.store.file;

import org.jspecify.annotations.NullMarked;
