@NullMarked
package dev.clew.store.query.language;

import org.jspecify.annotations.NullMarked;
