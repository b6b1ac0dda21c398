package dev.clew.observation.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.clew.observation.UsageSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChargedResponsesTests {

	private final ChargedResponses charged = new ChargedResponses();

	private final Object tokens = new Object();

	@Test
	void responseComesAgainWithItsIdAndWhatToldOfItsUsage() {
		assertThat(this.charged.add(source("r-1", new Object(), this.tokens))).isTrue();
		assertThat(this.charged.add(source("r-1", new Object(), this.tokens))).isFalse();
		assertThat(this.charged.add(source("r-1", this.tokens))).isFalse();
	}

	@Test
	void sameIdOrSameObjectAloneIsAnotherResponse() {
		assertThat(this.charged.add(source("r-1", this.tokens))).isTrue();
		assertThat(this.charged.add(source("r-2", this.tokens))).isTrue();
		assertThat(this.charged.add(source("r-1", new Object()))).isTrue();
	}

	@Test
	void whatHasNoIdCannotComeAgain() {
		for (String id : Arrays.asList(null, "", " ", "x".repeat(201))) {
			assertThat(this.charged.add(source(id, this.tokens))).isTrue();
			assertThat(this.charged.add(source(id, this.tokens))).isTrue();
		}
		assertThat(this.charged.add(new UsageSource(List.of(), "r-1"))).isTrue();
		assertThat(this.charged.add(new UsageSource(List.of(), "r-1"))).isTrue();
	}

	@Test
	void oldestAreForgottenWhereThereAreVeryMany() {
		List<Object> held = new ArrayList<>();
		for (int i = 0; i < 20_000; i++) {
			Object response = new Object();
			held.add(response);
			assertThat(this.charged.add(source("r-" + i, response))).isTrue();
		}
		assertThat(this.charged).extracting("byId").asInstanceOf(InstanceOfAssertFactories.MAP).hasSize(5000);
		assertThat(this.charged).extracting("oldestFirst")
			.asInstanceOf(InstanceOfAssertFactories.COLLECTION)
			.hasSize(5000);
		assertThat(this.charged.add(source("r-19999", held.get(19_999)))).isFalse();
	}

	private static UsageSource source(@Nullable String id, Object... objects) {
		return new UsageSource(List.of(objects), id);
	}

}
