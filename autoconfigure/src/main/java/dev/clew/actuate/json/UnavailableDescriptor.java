package dev.clew.actuate.json;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Why a request was answered with status 503.
 *
 * @param message what is away
 */
@Descriptor
public record UnavailableDescriptor(String message) implements OperationResponseBody {

}
