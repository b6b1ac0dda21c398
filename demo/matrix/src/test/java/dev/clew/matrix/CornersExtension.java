package dev.clew.matrix;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the class paths of the corners, which Maven finds once, to all test classes.
 */
class CornersExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == ClassPaths.class;
	}

	@Override
	public ClassPaths resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.getOrComputeIfAbsent(ClassPaths.class, (key) -> new ClassPaths(Combination.CORNERS), ClassPaths.class);
	}

}
