package dev.clew.matrix;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a front desk does with a class path and options of Java.
 *
 * @param answers status and body of each answer to a guest
 * @param asked path and body of each request to the provider
 * @param traces the trees of what it has recorded
 * @param notes what it says of what is not traced
 * @param printed what Clew logs: level, logger and message
 */
record Visit(List<String> answers, List<String> asked, List<String> traces, List<String> notes, List<String> printed) {

	static CompletableFuture<Visit> start(List<Path> classPath, String... options) {
		return CompletableFuture.supplyAsync(() -> {
			try (FrontDesk desk = new FrontDesk(classPath, options)) {
				List<String> answers = desk.answers();
				return new Visit(answers, desk.askedOfProvider(), Trees.of(desk), Trees.notes(desk),
						desk.logged("dev.clew"));
			}
		});
	}

}
