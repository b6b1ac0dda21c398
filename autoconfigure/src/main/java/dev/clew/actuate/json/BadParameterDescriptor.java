package dev.clew.actuate.json;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why a request was refused with status 400.
 *
 * @param parameter name of the parameter
 * @param value its value; absent where it is missing
 * @param allowed what it may be
 */
@Descriptor
public record BadParameterDescriptor(String parameter, @Nullable String value,
		String allowed) implements OperationResponseBody {

}
