package dev.clew.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

class AutoconfigureArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption(AutoconfigureArchitectureTests::isOfThisModule)
		.importPackages("dev.clew");

	@Test
	void autoConfigurationsAreFinal() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
	}

	@Test
	void beanMethodsAreForSpringOnly() {
		ArchRuleDefinition.methods().that().areAnnotatedWith(Bean.class).should().notBePublic().check(CLASSES);
	}

	@Test
	void endpointsStandInTheirPackage() {
		ArchRuleDefinition.classes()
			.that()
			.areAnnotatedWith(Endpoint.class)
			.should()
			.resideInAPackage("dev.clew.actuate")
			.check(CLASSES);
	}

	@Test
	void endpointsSeeTracesAndNothingThatMakesThem() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("dev.clew.actuate..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.clew.observation..", "dev.clew.langchain4j..", "dev.clew.content..",
					"dev.clew.web..", "dev.clew.aop..", "io.micrometer..", "dev.langchain4j..")
			.check(CLASSES);
	}

	@Test
	void nobodySeesTheWiring() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAnyPackage("dev.clew.aop..", "dev.clew.web..", "dev.clew.actuate..", "dev.clew.viewer..",
					"dev.clew.report..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.clew.autoconfigure..")
			.check(CLASSES);
	}

	@Test
	void webKnowsNoLangChain4j() {
		ArchRuleDefinition.noClasses()
			.that()
			.resideInAPackage("dev.clew.web..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("dev.langchain4j..", "dev.clew.langchain4j..", "dev.clew.aop..")
			.check(CLASSES);
	}

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("dev.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() {
		assertThat(CLASSES.stream().map(JavaClass::getPackage).distinct()).isNotEmpty()
			.allMatch((part) -> part.isAnnotatedWith(NullMarked.class));
	}

	private static boolean isOfThisModule(Location location) {
		return location.contains("/autoconfigure/target/classes/");
	}

}
