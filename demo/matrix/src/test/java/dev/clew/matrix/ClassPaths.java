package dev.clew.matrix;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the front desk has on its class path in a project of its own that depends on
 * Clew's starter, as Maven says for each combination of versions.
 */
final class ClassPaths {

	private static final Path APPLICATION = Path.of("target", "classes");

	private final Path folder = Path.of("target", "combinations").toAbsolutePath();

	private final OwnArtifacts own = OwnArtifacts.ofThisBuild();

	/**
	 * Lets Maven find the jars of combinations, and download those that are missing.
	 * @param combinations all that are asked for later
	 */
	ClassPaths(Collection<Combination> combinations) {
		String modules = combinations.stream()
			.map((each) -> "<module>" + folder(each).getFileName() + "</module>")
			.collect(Collectors.joining("\n"));
		try {
			for (Combination each : combinations) {
				write(folder(each),
						template("combination.xml").replace("@folder@", folder(each).getFileName().toString())
							.replace("@springBoot@", each.springBoot())
							.replace("@langchain4j@", each.langchain4j())
							.replace("@core@", each.core())
							.replace("@boms@", dependencies(each, true))
							.replace("@libraries@", dependencies(each, false))
							.replace("@clew@", this.own.version()));
			}
			write(this.folder, template("combinations.xml").replace("@modules@", modules));
			Maven.validate(this.folder, this.own.repository(this.folder.resolve("repository")));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String dependencies(Combination combination, boolean boms) {
		return combination.libraries()
			.stream()
			.map((library) -> library.split(":", -1))
			.filter((library) -> library.length > 2 == boms)
			.map((library) -> "<dependency><groupId>" + library[0] + "</groupId><artifactId>" + library[1]
					+ "</artifactId>"
					+ (boms ? "<version>" + library[2] + "</version><type>pom</type><scope>import</scope>" : "")
					+ "</dependency>")
			.collect(Collectors.joining());
	}

	List<Path> withClew(Combination combination) {
		return Stream.concat(libraries(combination).filter((jar) -> !this.own.contains(jar)), this.own.jars()).toList();
	}

	List<Path> withBridge(Combination combination) {
		return Stream.concat(withoutClew(combination).stream(), Stream.of(this.own.bridge())).toList();
	}

	List<Path> withoutClew(Combination combination) {
		return libraries(combination).filter((jar) -> !this.own.contains(jar)).toList();
	}

	private Stream<Path> libraries(Combination combination) {
		try {
			String jars = Files.readString(folder(combination).resolve("class-path.txt"));
			return Stream.concat(Stream.of(APPLICATION),
					Stream.of(jars.strip().split(File.pathSeparator)).map(Path::of));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Path folder(Combination combination) {
		return this.folder
			.resolve(String.join("-", combination.springBoot(), combination.langchain4j(), combination.core())
					+ combination.libraries()
						.stream()
						.map((library) -> "-" + library.split(":", -1)[1])
						.collect(Collectors.joining()));
	}

	private static void write(Path folder, String pom) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve("pom.xml"), pom);
	}

	private static String template(String name) throws IOException {
		try (InputStream template = ClassPaths.class.getResourceAsStream("/" + name)) {
			return new String(template.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
