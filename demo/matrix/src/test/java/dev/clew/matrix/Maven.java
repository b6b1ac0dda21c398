package dev.clew.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Maven, as this build was started by, with the same settings.
 */
final class Maven {

	private Maven() {
	}

	/**
	 * Runs the phase {@code validate} of a project.
	 * @param project its folder
	 * @param repository a local repository beside that of this build
	 */
	static void validate(Path project, Path repository) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(Path.of(property("maven"), "bin", launcher()).toString(), "-B",
				"-ntp", "-q", "-Dmaven.repo.local=" + property("repository"), "-Dmaven.repo.local.tail=" + repository));
		String settings = property("settings");
		if (Files.isRegularFile(Path.of(settings.substring(settings.indexOf('=') + 1)))) {
			command.add(settings);
		}
		if (property("offline").equals("offline=true")) {
			command.add("--offline");
		}
		command.add("validate");
		Path log = project.resolve("maven.log");
		ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		if (builder.start().waitFor() != 0) {
			throw new IllegalStateException(String.join(" ", command) + "\n" + Files.readString(log));
		}
	}

	private static String launcher() {
		return System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn";
	}

	private static String property(String name) {
		return System.getProperty("matrix." + name);
	}

}
