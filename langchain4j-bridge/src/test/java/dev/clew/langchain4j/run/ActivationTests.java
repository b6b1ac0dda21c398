package dev.clew.langchain4j.run;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.clew.langchain4j.TracedApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Activation}.
 */
class ActivationTests {

	private static final String NEEDED = "LangChain4j 1.14 or a later 1.x is needed";

	@TempDir
	Path classes;

	@Test
	void versionsOfThisBuildAreSupported() {
		assertThat(Activation.obstacle()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.14.0", "1.14.1", "1.19.0-beta29", "1.23.0", "1.100.0", "1.24.0-SNAPSHOT" })
	void versionsFrom114OnAreSupported(String version) {
		assertThat(Activation.isSupported(version)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.13.1", "1.12.2", "1.0.0", "0.36.2", "2.0.0", "", "next", "1", "99999999999.1.0" })
	void otherVersionsAreNot(String version) {
		assertThat(Activation.isSupported(version)).isFalse();
	}

	@Test
	void oldVersionIsNamedWithWhatIsNeeded() throws IOException {
		assertThat(find("langchain4j-core", "1.12.2")).isEqualTo("langchain4j-core 1.12.2 was found, " + NEEDED);
	}

	@Test
	void oldServicesOnANewCoreAreNamed() throws IOException {
		assertThat(find("langchain4j", "1.12.2")).isEqualTo("langchain4j 1.12.2 was found, " + NEEDED);
	}

	@Test
	void jarsWithoutVersionAreKnownByTheirHooks() throws IOException {
		assertThat(find("langchain4j-other", "1.0.0")).isNull();
	}

	@Test
	void jarsWithoutVersionAndHooksAreNotSupported() throws IOException {
		try (URLClassLoader none = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader())) {
			assertThat(Activation.find(none))
				.isEqualTo("a LangChain4j of unknown version was found that lacks the hooks of Clew, " + NEEDED);
		}
	}

	@Test
	void clewIsOnWhileAnApplicationIsOpen() {
		assertThat(Activation.isOn()).isFalse();
		try (TracedApplication application = new TracedApplication()) {
			assertThat(Activation.isOn()).isTrue();
			application.close();
			assertThat(Activation.isOn()).isFalse();
		}
		assertThat(Activation.isOn()).isFalse();
	}

	// With the classes of this build, of which one module says that it has another
	// version.
	private @Nullable String find(String module, String version) throws IOException {
		Path file = this.classes.resolve("META-INF/maven/dev.langchain4j/" + module + "/pom.properties");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "version=" + version + "\n");
		try (URLClassLoader loader = new Unversioned(this.classes.toUri().toURL())) {
			return Activation.find(loader);
		}
	}

	/**
	 * Hides what the modules of this build say of their version.
	 */
	private static final class Unversioned extends URLClassLoader {

		Unversioned(URL classes) {
			super(new URL[] { classes }, ActivationTests.class.getClassLoader());
		}

		@Override
		public @Nullable URL getResource(String name) {
			return name.endsWith("pom.properties") ? findResource(name) : super.getResource(name);
		}

	}

}
