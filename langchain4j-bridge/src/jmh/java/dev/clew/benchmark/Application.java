package dev.clew.benchmark;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.AiServices;

/**
 * The application that is measured, with something that traces it or with nothing.
 */
interface Application extends AutoCloseable {

	String QUESTION = "Please cancel my booking HUT-204";

	// Of two kilobytes.
	String LONG_QUESTION = QUESTION + ", which is " + "for the hut at the lake and the first week of May; ".repeat(40);

	String answer();

	@Override
	default void close() {
	}

	static HelpDesk helpDesk(ChatModel model, Bookings bookings) {
		return AiServices.builder(HelpDesk.class).chatModel(model).tools(bookings).build();
	}

	static Application untraced() {
		HelpDesk helpDesk = helpDesk(new InProcessModel(), new Bookings());
		return () -> helpDesk.answer(QUESTION);
	}

}
