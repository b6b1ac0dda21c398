package dev.clew.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OnSupportedVersions}.
 */
class OnSupportedVersionsTests {

	@ParameterizedTest
	@ValueSource(strings = { "3.5.0", "3.5.16", "4.0.9", "4.1.2", "4.2.0-SNAPSHOT" })
	void springBootFrom35OnIsSupported(String version) {
		assertThat(OnSupportedVersions.obstacle(version)).isNull();
	}

	@Test
	void olderSpringBootIsNamedWithWhatIsNeeded() {
		assertThat(OnSupportedVersions.obstacle("3.4.13"))
			.isEqualTo("Spring Boot 3.4.13 was found, 3.5 or later is needed");
		assertThat(OnSupportedVersions.obstacle("2.7.18"))
			.isEqualTo("Spring Boot 2.7.18 was found, 3.5 or later is needed");
	}

}
