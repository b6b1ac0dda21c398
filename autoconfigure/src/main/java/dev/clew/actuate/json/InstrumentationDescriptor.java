package dev.clew.actuate.json;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * What of LangChain4j is traced, as JSON.
 *
 * @param beans beans of LangChain4j's types, by name
 * @param aiServices AI services that were built so far, however they were built
 * @param switchedOff types of observations that are switched off
 * @param notes what stands in the way of tracing as a whole
 */
@Descriptor
public record InstrumentationDescriptor(List<Component> beans, List<Service> aiServices, List<String> switchedOff,
		List<String> notes) implements OperationResponseBody {

	/**
	 * A component.
	 *
	 * @param name name of the bean; absent where it is part of an AI service
	 * @param type simple name of its interface, such as {@code ChatModel}
	 * @param className name of its class
	 * @param traced whether it is traced
	 * @param how how it is traced; absent where it is not
	 * @param why why it is not; absent where it is
	 */
	@Descriptor
	public record Component(@Nullable String name, String type, String className, boolean traced, @Nullable String how,
			@Nullable String why) {

		/**
		 * A component that is traced.
		 * @param name name of the bean
		 * @param type what it is
		 * @param className name of its class
		 * @param how how it is traced
		 * @return the component
		 */
		public static Component traced(@Nullable String name, String type, String className, String how) {
			return new Component(name, type, className, true, how, null);
		}

		/**
		 * A component that is not traced.
		 * @param name name of the bean
		 * @param type what it is
		 * @param className name of its class
		 * @param why why it is not
		 * @return the component
		 */
		public static Component untraced(@Nullable String name, String type, String className, String why) {
			return new Component(name, type, className, false, null, why);
		}

	}

	/**
	 * An AI service.
	 *
	 * @param name name of its interface
	 * @param traced whether its runs are traced
	 * @param how how they are traced; absent where they are not
	 * @param why why they are not; absent where they are
	 * @param parts what it is made of
	 */
	@Descriptor
	public record Service(String name, boolean traced, @Nullable String how, @Nullable String why,
			List<Component> parts) {

	}

}
