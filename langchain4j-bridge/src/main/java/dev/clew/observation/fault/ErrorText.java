package dev.clew.observation.fault;

import org.jspecify.annotations.Nullable;

/**
 * What an exception says of itself.
 *
 * @param type name of its class
 * @param message its message, shortened; absent where it has none or throws
 * @param note what was cut or could not be had, if anything
 */
record ErrorText(String type, @Nullable String message, @Nullable String note) {

	@Override
	public String toString() {
		return (this.message != null) ? this.type + ": " + this.message : this.type;
	}

}
