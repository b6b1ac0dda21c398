package dev.clew.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BridgeArchitectureTests {

	private static final JavaClasses BRIDGE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.clew");

	@Test
	void onlyOnePackageSeesLangChain4j() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.clew.langchain4j..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.langchain4j..")
			.check(BRIDGE);
	}

	@Test
	void nobodySeesTheHooks() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideOutsideOfPackage("dev.clew.langchain4j..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.clew.langchain4j..")
			.check(BRIDGE);
	}

	@Test
	void storeNeedsTheJdkOnly() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAnyPackage("dev.clew.store..", "dev.clew.pricing", "dev.clew.budget", "dev.clew.score")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "javax.xml..", "org.w3c.dom..", "org.xml.sax..", "org.jspecify..",
					"dev.clew..")
			.check(BRIDGE);
	}

	@Test
	void recordsNeedTheJdkAndAJsonParserOnly() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage("dev.clew.trace")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson.core..", "dev.clew..")
			.check(BRIDGE);
	}

	@Test
	void contentNeedsTheJdkAndJacksonOnly() {
		ArchRuleDefinition.classes()
			.that()
			.resideInAPackage("dev.clew.content")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", "dev.clew..")
			.check(BRIDGE);
	}

	@Test
	void nothingNeedsSpring() {
		ArchRuleDefinition.noClasses()
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(BRIDGE);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("dev.(**)").should().beFreeOfCycles().check(BRIDGE);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(BRIDGE.stream().map(JavaClass::getPackage).distinct()).isNotEmpty()
			.allMatch((part) -> part.isAnnotatedWith(NullMarked.class));
	}

}
