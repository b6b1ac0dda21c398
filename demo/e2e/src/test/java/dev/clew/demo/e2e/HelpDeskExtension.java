package dev.clew.demo.e2e;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one {@link HelpDesk} to all test classes but those that want one of their own,
 * each time with all bookings confirmed.
 */
class HelpDeskExtension implements BeforeEachCallback, ParameterResolver {

	@Override
	public void beforeEach(ExtensionContext context) {
		helpDesk(context).confirmBookings();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == HelpDesk.class;
	}

	@Override
	public HelpDesk resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return helpDesk(context);
	}

	static HelpDesk helpDesk(ExtensionContext context) {
		Class<?> test = context.getRequiredTestClass();
		OwnHelpDesk own = test.getAnnotation(OwnHelpDesk.class);
		ExtensionContext.Store store = (own != null) ? ofClass(context)
				: context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
		return store.computeIfAbsent(HelpDesk.class, (key) -> start(own), HelpDesk.class);
	}

	private static HelpDesk start(@Nullable OwnHelpDesk own) {
		return new HelpDesk((own != null) ? own.value() : new String[0]);
	}

	// Of a namespace of its own, since a store finds what is in those around it too.
	static ExtensionContext.Store ofClass(ExtensionContext context) {
		ExtensionContext scope = context;
		while (scope.getTestMethod().isPresent()) {
			scope = scope.getParent().orElseThrow();
		}
		return scope.getStore(ExtensionContext.Namespace.create(scope.getRequiredTestClass()));
	}

}
