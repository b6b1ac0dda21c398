package dev.clew.capture;

import java.util.SortedMap;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.langchain4j.Internal;

/**
 * The public interfaces of LangChain4j on the class path that are not internal.
 */
final class ComponentInterfaces {

	private ComponentInterfaces() {
	}

	// By name.
	static SortedMap<String, Class<?>> all() {
		SortedMap<String, Class<?>> all = new TreeMap<>();
		new ClassFileImporter().importPackages("dev.langchain4j")
			.stream()
			.filter(ComponentInterfaces::isPublicApi)
			.forEach((type) -> all.put(type.getName(), type.reflect()));
		return all;
	}

	private static boolean isPublicApi(JavaClass type) {
		String packageName = type.getPackageName() + ".";
		return type.isInterface() && !type.isAnnotation() && type.isTopLevelClass()
				&& type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isAnnotatedWith(Internal.class)
				&& !packageName.contains(".internal.") && !packageName.contains(".spi.");
	}

}
