package dev.clew.actuate;

import java.util.function.Supplier;

import dev.clew.actuate.json.InstrumentationDescriptor;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * Tells what of LangChain4j is traced in this application, and what is not and why.
 */
@Endpoint(id = "llminstrumentation", defaultAccess = Access.READ_ONLY)
public class LlmInstrumentationEndpoint {

	private final Supplier<InstrumentationDescriptor> instrumentation;

	/**
	 * Creates the endpoint.
	 * @param instrumentation says what is traced, asked for at each request
	 */
	public LlmInstrumentationEndpoint(Supplier<InstrumentationDescriptor> instrumentation) {
		this.instrumentation = instrumentation;
	}

	/**
	 * Tells what is traced.
	 * @return beans and AI services
	 */
	@ReadOperation
	public InstrumentationDescriptor instrumentation() {
		return this.instrumentation.get();
	}

}
