@NullMarked
package dev.clew.store.query.text;

import org.jspecify.annotations.NullMarked;
