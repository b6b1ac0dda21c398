package dev.clew.actuate.json;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why a request was refused with status 403.
 *
 * @param parameter name of the parameter
 * @param message which setting closes it
 */
@Descriptor
public record HiddenParameterDescriptor(String parameter, String message) implements OperationResponseBody {

}
