package dev.clew.observation.fault;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an exception says of itself.
 *
 * @param type name of its class
 * @param message its message, shortened; absent where it has none or throws
 * @param notes what was cut, masked or could not be had
 */
record ErrorText(String type, @Nullable String message, List<String> notes) {

	@Override
	public String toString() {
		return (this.message != null) ? this.type + ": " + this.message : this.type;
	}

}
