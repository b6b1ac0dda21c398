package dev.clew.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this build has made, as it lies in its folders.
 *
 * @param root the folder of the build
 * @param version of all modules
 */
record OwnArtifacts(Path root, String version) {

	private static final String BRIDGE = "clew-langchain4j-bridge";

	private static final String AUTOCONFIGURE = "clew-spring-boot-autoconfigure";

	private static final Map<String, String> FOLDERS = Map.of("clew-parent", ".", BRIDGE, "langchain4j-bridge",
			AUTOCONFIGURE, "autoconfigure", "clew-spring-boot-starter", "starter");

	static OwnArtifacts ofThisBuild() {
		return new OwnArtifacts(Path.of(System.getProperty("matrix.root")), System.getProperty("matrix.version"));
	}

	/**
	 * A repository that has nothing else, so that nothing need be installed.
	 * @param folder where it is to be
	 * @return the folder
	 * @throws IOException if it cannot be written
	 */
	Path repository(Path folder) throws IOException {
		for (Map.Entry<String, String> each : FOLDERS.entrySet()) {
			Path module = this.root.resolve(each.getValue());
			Path target = folder.resolve("dev/clew").resolve(each.getKey()).resolve(this.version);
			Files.createDirectories(target);
			copy(module.resolve("pom.xml"), target.resolve(each.getKey() + "-" + this.version + ".pom"));
			if (!each.getKey().equals("clew-parent")) {
				copy(jar(each.getKey()), target.resolve(jar(each.getKey()).getFileName()));
			}
		}
		return folder;
	}

	Path bridge() {
		return jar(BRIDGE);
	}

	Stream<Path> jars() {
		return Stream.of(bridge(), jar(AUTOCONFIGURE));
	}

	boolean contains(Path jar) {
		return FOLDERS.keySet().stream().anyMatch((artifact) -> jar.endsWith(jar(artifact).getFileName()));
	}

	private Path jar(String artifact) {
		return this.root.resolve(FOLDERS.get(artifact)).resolve("target/" + artifact + "-" + this.version + ".jar");
	}

	private static void copy(Path source, Path target) throws IOException {
		Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
	}

}
