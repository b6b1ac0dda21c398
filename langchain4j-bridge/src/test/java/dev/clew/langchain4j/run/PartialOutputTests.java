package dev.clew.langchain4j.run;

import java.util.ArrayList;
import java.util.List;

import dev.clew.content.ContentSource;
import dev.clew.observation.StepContext;
import dev.clew.observation.fault.Faults;
import dev.clew.observation.step.OpenSteps;
import dev.clew.observation.step.TextRoom;
import dev.clew.trace.ObservationType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PartialOutputTests {

	private static final int MOST = 64 * 1024;

	private final TextRoom room = new OpenSteps(OpenSteps.DEFAULT_MAX_DURATION, new Faults((component) -> {
	})).textRoom();

	@Test
	void keepsTheBeginning() {
		PartialOutput partial = new PartialOutput(this.room);
		partial.append(null);
		assertThat(partial.text()).isNull();
		partial.append("It ");
		partial.append("is");
		assertThat(partial.text()).isEqualTo("It is");
		assertThat(notes(partial)).isEmpty();
		partial.append("x".repeat(MOST));
		assertThat(partial.text()).hasSize(MOST).startsWith("It isx");
		assertThat(notes(partial)).containsExactly("output cut: the first 65536 characters of the stream kept");
	}

	@Test
	void allStreamsTogetherAreBounded() {
		List<PartialOutput> open = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			PartialOutput partial = new PartialOutput(this.room);
			partial.append("x".repeat(MOST));
			open.add(partial);
		}
		assertThat(open).filteredOn((partial) -> partial.text() != null).hasSize(128);
		PartialOutput last = open.get(199);
		assertThat(notes(last)).containsExactly("output cut: the first 0 characters of the stream kept");
		open.get(0).close();
		last.append("too late");
		assertThat(last.text()).isNull();
		PartialOutput next = new PartialOutput(this.room);
		next.append("There is room again");
		assertThat(next.text()).isEqualTo("There is room again");
	}

	private static List<String> notes(PartialOutput partial) {
		StepContext context = new StepContext(ObservationType.AGENT, "Desk.answer");
		partial.keepAs(context, ContentSource.text(""));
		return context.getNotes();
	}

}
