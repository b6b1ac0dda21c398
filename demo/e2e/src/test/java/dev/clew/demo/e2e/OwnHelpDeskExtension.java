package dev.clew.demo.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Hands a {@link HelpDesk} of its own to each test class that looks at all that there is.
 */
class OwnHelpDeskExtension extends HelpDeskExtension {

	// Of a namespace of its own, since a store finds what is in those around it too.
	@Override
	ExtensionContext.Store store(ExtensionContext context) {
		ExtensionContext scope = context;
		while (scope.getTestMethod().isPresent()) {
			scope = scope.getParent().orElseThrow();
		}
		return scope.getStore(ExtensionContext.Namespace.create(scope.getRequiredTestClass()));
	}

}
