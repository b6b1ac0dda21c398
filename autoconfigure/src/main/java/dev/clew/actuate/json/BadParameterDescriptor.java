package dev.clew.actuate.json;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why a request was refused with status 400.
 *
 * @param parameter name of the parameter
 * @param value its value; absent where it is missing
 * @param allowed what it may be, or what may stand at the position
 * @param position where the offending part of the value begins, in UTF-16 units from 0;
 * absent where the value as a whole is wrong
 * @param length how long that part is, 0 where something is missing
 */
@Descriptor
public record BadParameterDescriptor(String parameter, @Nullable String value, String allowed,
		@Nullable Integer position, @Nullable Integer length) implements OperationResponseBody {

	public BadParameterDescriptor(String parameter, @Nullable String value, String allowed) {
		this(parameter, value, allowed, null, null);
	}

}
