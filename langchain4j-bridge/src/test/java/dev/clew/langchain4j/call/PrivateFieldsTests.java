package dev.clew.langchain4j.call;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrivateFieldsTests {

	@Test
	void valuesAreInTheOrderOfTheNames() throws Exception {
		PrivateFields fields = PrivateFields.of(Parts.class, "second", "first");
		assertThat(fields.read(new Parts("a", null))).isNull();
		assertThat(fields.read(new Parts("a", "b"))).containsExactly("b", "a");
		assertThat(PrivateFields.of(Parts.class, "first", "second").read(new Parts("a", null))).containsExactly("a",
				null);
		assertThat(fields.obstacle()).isNull();
	}

	@Test
	void objectOfASubclassIsNotRead() throws Exception {
		assertThat(PrivateFields.of(Parts.class, "first", "second").read(new MoreParts())).isNull();
	}

	@Test
	void fieldThatIsNotThereIsAnObstacleAndNoFailure() throws Exception {
		PrivateFields fields = PrivateFields.of(Parts.class, "first", "second", "third");
		assertThat(fields.read(new Parts("a", "b"))).isNull();
		assertThat(fields.obstacle()).isEqualTo(
				"the parts of " + Parts.class.getName() + " cannot be read: java.util.NoSuchElementException: third");
	}

	@Test
	void fieldThatNobodyKnowsOfIsAnObstacle() throws Exception {
		PrivateFields fields = PrivateFields.of(Parts.class, "first");
		assertThat(fields.read(new Parts("a", "b"))).isNull();
		assertThat(fields.obstacle())
			.isEqualTo("the parts of " + Parts.class.getName() + " cannot be read: it has unknown fields [second]");
	}

	@Test
	void fieldOfALaterVersionMayBeMissing() throws Exception {
		PrivateFields fields = PrivateFields.of(Parts.class, List.of("first", "second"), List.of("third"));
		assertThat(fields.obstacle()).isNull();
		assertThat(fields.read(new Parts("a", "b"))).containsExactly("a", "b", null);
	}

	@Test
	void someFieldsAreReadWhateverOthersThereAre() throws Exception {
		assertThat(PrivateFields.some(Parts.class, "first", "third").read(new Parts("a", "b"))).containsExactly("a",
				null);
	}

	@Test
	void fieldThatMayNotBeReadIsAnObstacleAndNoFailure() {
		assertThat(PrivateFields.of(Thread.class, "name").obstacle()).startsWith("the parts of java.lang.Thread cannot")
			.contains("InaccessibleObjectException");
	}

	@SuppressWarnings({ "unused", "UnusedVariable" })
	static class Parts {

		private final Object first;

		private final @Nullable Object second;

		Parts(Object first, @Nullable Object second) {
			this.first = first;
			this.second = second;
		}

	}

	static class MoreParts extends Parts {

		MoreParts() {
			super("a", "b");
		}

	}

}
