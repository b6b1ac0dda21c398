package dev.clew.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/**
 * A Java virtual machine of its own, and what it prints.
 */
final class JavaProcess implements AutoCloseable {

	private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

	private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final Process process;

	private final Thread reader;

	JavaProcess(List<String> arguments) {
		List<String> command = new ArrayList<>(List.of(JAVA.toString()));
		command.addAll(QUICK);
		command.addAll(arguments);
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		// Where a test fails beside it.
		Runtime.getRuntime().addShutdownHook(new Thread(this.process::destroy));
		this.reader = new Thread(this::read);
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Waits for a line.
	 * @param pattern what is in the line
	 * @return what was found in it
	 * @throws IllegalStateException if the process ends or three minutes pass without it
	 */
	MatchResult awaitLine(Pattern pattern) {
		Instant end = Instant.now().plus(PATIENCE);
		Awaitility.await()
			.atMost(PATIENCE.multipliedBy(2))
			.until(() -> find(pattern).isPresent() || !this.reader.isAlive() || Instant.now().isAfter(end));
		return find(pattern)
			.orElseThrow(() -> new IllegalStateException("'%s' was not printed:%n%s".formatted(pattern, this)));
	}

	List<String> lines() {
		return this.lines;
	}

	private Optional<MatchResult> find(Pattern pattern) {
		return this.lines.stream().map(pattern::matcher).filter(Matcher::find).map(Matcher::toMatchResult).findFirst();
	}

	private void read() {
		try (BufferedReader output = this.process.inputReader()) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				this.lines.add(line);
			}
		}
		catch (IOException ex) {
			this.lines.add(ex.toString());
		}
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines);
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			this.process.waitFor();
			this.reader.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
