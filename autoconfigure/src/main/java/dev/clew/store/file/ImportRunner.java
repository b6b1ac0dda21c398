package dev.clew.store.file;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Loads a file of traces when the application has started.
 */
public final class ImportRunner implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(ImportRunner.class);

	private final TraceImport target;

	private final Path file;

	/**
	 * Loads a file.
	 * @param target loads it
	 * @param file the file, one trace a line
	 */
	public ImportRunner(TraceImport target, Path file) {
		this.target = target;
		this.file = file;
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		try (Reader lines = Files.newBufferedReader(this.file)) {
			TraceImport.Outcome outcome = this.target.load(lines);
			logger.info("{} traces of {} are in the store.", outcome.traces(), this.file);
			if (outcome.failed() > 0) {
				logger.warn("{} lines of {} could not be loaded: {}", outcome.failed(), this.file,
						String.join("; ", outcome.problems()));
			}
		}
	}

}
