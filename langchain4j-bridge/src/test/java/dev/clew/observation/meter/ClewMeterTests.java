package dev.clew.observation.meter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClewMeterTests {

	@ParameterizedTest
	@EnumSource
	void nameOfTheConventionsComesWithTheirVersionAndTheirBuckets(ClewMeter meter) {
		if (meter.getName().startsWith("gen_ai.")) {
			assertThat(meter.getConventions()).isIn("1.41.1", "1.42.0-dev");
			assertThat(meter.getBuckets()).hasSizeBetween(13, 14).isSorted();
		}
		else {
			assertThat(meter.getName()).startsWith("clew.");
			assertThat(meter.getConventions()).isNull();
			assertThat(meter.getBuckets()).isEmpty();
		}
	}

	@Test
	void readmeListsTheMetersAsTheyAre() throws IOException {
		assertThat(Files.readString(Path.of("README.md")))
			.contains(Stream.of(ClewMeter.values()).map(ClewMeterTests::row).collect(Collectors.joining("\n")));
	}

	private static String row(ClewMeter meter) {
		String kind = meter.getType().name().toLowerCase(Locale.ROOT).replace("distribution_", "");
		String unit = (meter.getType() == Meter.Type.TIMER) ? "seconds" : meter.getBaseUnit();
		return Stream
			.of("`" + meter.getName() + "`", (unit != null) ? kind + ", " + unit : kind, meter.getDescription(),
					Stream.of(meter.getKeyNames())
						.map(KeyName::asString)
						.map((key) -> "`" + key + "`")
						.collect(Collectors.joining(" ")),
					(meter.getConventions() != null) ? meter.getConventions() : "")
			.collect(Collectors.joining(" | ", "| ", " |"));
	}

}
