/**
 * Masks for what is known by its form: credentials, private keys, payment cards and what
 * else an application names.
 */
@NullMarked
package dev.clew.content.mask;

import org.jspecify.annotations.NullMarked;
