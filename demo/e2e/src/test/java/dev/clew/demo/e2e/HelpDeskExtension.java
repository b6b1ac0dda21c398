package dev.clew.demo.e2e;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one {@link HelpDesk} to all test classes, each time with all bookings confirmed.
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

	private HelpDesk helpDesk(ExtensionContext context) {
		return store(context).computeIfAbsent(HelpDesk.class, (key) -> new HelpDesk(), HelpDesk.class);
	}

	ExtensionContext.Store store(ExtensionContext context) {
		return context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
	}

}
