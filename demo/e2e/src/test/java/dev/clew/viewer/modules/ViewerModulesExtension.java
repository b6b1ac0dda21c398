package dev.clew.viewer.modules;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the same {@link ViewerModules} to all test classes.
 */
class ViewerModulesExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == ViewerModules.class;
	}

	@Override
	public ViewerModules resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(ViewerModules.class, (key) -> new ViewerModules(), ViewerModules.class);
	}

}
