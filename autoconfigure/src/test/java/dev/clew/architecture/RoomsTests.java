package dev.clew.architecture;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.clew.autoconfigure.ClewAutoConfiguration;
import dev.clew.store.TraceStore;
import dev.clew.trace.InternalApi;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the packages of both modules stand to each other. Each package is a room of its
 * own, whatever its name begins with.
 */
class RoomsTests {

	private static final int LARGEST_KNOT = 6;

	private static final String ROOT = "dev.clew";

	// Room, what is in it, and which others it sees.
	private static final Pattern ROOM = Pattern.compile("(?m)^\\| `(dev\\.clew[\\w.]*)` \\| [^|]+ \\| ([^|]+) \\|$");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.importUrls(List.of(location(TraceStore.class), location(ClewAutoConfiguration.class)));

	private static final Map<String, Set<String>> READS = reads();

	// Java finds them by name.
	private static final Set<String> PROVIDERS = Set.of("dev.clew.langchain4j.TracingAiServiceContextFactory",
			"dev.clew.langchain4j.TracingAiServicesFactory",
			"dev.clew.langchain4j.TracingInputGuardrailExecutorFactory",
			"dev.clew.langchain4j.TracingOutputGuardrailExecutorFactory",
			"dev.clew.langchain4j.TracingWorkflowAgentsBuilder");

	@Test
	void roomsHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("dev.(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void classesOfARoomMakeNoLargeKnots() {
		Set<Set<String>> knots = READS.keySet()
			.stream()
			.map(RoomsTests::knot)
			.filter((knot) -> knot.size() > LARGEST_KNOT)
			.collect(Collectors.toSet());
		assertThat(knots).isEmpty();
	}

	// The list is what applications may rely on, a line for each package.
	@Test
	void roomsSeeWhatTheirDocumentationSays() throws IOException {
		Map<String, String> drawn = new TreeMap<>();
		for (String module : List.of("langchain4j-bridge", "autoconfigure")) {
			ROOM.matcher(Files.readString(Path.of("..", module, "README.md")))
				.results()
				.forEach((row) -> drawn.put(row.group(1), row.group(2)));
		}
		Map<String, String> found = new TreeMap<>();
		sees().forEach((room, others) -> found.put(room, drawing(others)));
		assertThat(found).isEqualTo(drawn).isNotEmpty();
	}

	private static Map<String, Set<String>> sees() {
		Map<String, Set<String>> sees = new TreeMap<>();
		READS.forEach((name, others) -> {
			Set<String> rooms = sees.computeIfAbsent(room(name), (room) -> new TreeSet<>());
			others.stream().map(RoomsTests::room).filter((room) -> !room.equals(room(name))).forEach(rooms::add);
		});
		return sees;
	}

	private static String drawing(Set<String> rooms) {
		return rooms.isEmpty() ? "nothing"
				: rooms.stream()
					.map((room) -> "`" + (room.equals(ROOT) ? room : room.substring(ROOT.length() + 1)) + "`")
					.collect(Collectors.joining(" "));
	}

	@Test
	void publicTypesAreListedForUsersOrMarked() throws IOException {
		Map<String, Set<String>> byRoom = new TreeMap<>();
		publicTypes().filter((type) -> !isMarked(type))
			.forEach((type) -> byRoom.computeIfAbsent(type.getPackageName(), (room) -> new TreeSet<>())
				.add(type.getSimpleName()));
		List<String> lines = byRoom.entrySet()
			.stream()
			.map((room) -> room.getKey() + ": " + String.join(" ", room.getValue()))
			.toList();
		String listed = new ClassPathResource("types-for-users.txt", RoomsTests.class)
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(lines).containsExactlyElementsOf(listed.lines().toList());
	}

	@Test
	void markedTypesHaveAReaderOutsideOfTheirRoom() {
		Set<String> read = READS.entrySet()
			.stream()
			.flatMap((entry) -> entry.getValue().stream().filter((name) -> !room(name).equals(room(entry.getKey()))))
			.collect(Collectors.toSet());
		assertThat(publicTypes().filter(RoomsTests::isMarked)
			.map(JavaClass::getName)
			.filter((name) -> !read.contains(name) && !PROVIDERS.contains(name))).isEmpty();
	}

	private static Stream<JavaClass> publicTypes() {
		return CLASSES.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC));
	}

	private static boolean isMarked(JavaClass type) {
		return type.isAnnotatedWith(InternalApi.class) || type.getPackage().isAnnotatedWith(InternalApi.class);
	}

	// Which class needs which others of ours, nested ones counted as what they stand in.
	private static Map<String, Set<String>> reads() {
		Map<String, Set<String>> reads = new TreeMap<>();
		for (JavaClass type : CLASSES) {
			Set<String> others = reads.computeIfAbsent(outermost(type), (name) -> new TreeSet<>());
			type.getDirectDependenciesFromSelf()
				.stream()
				.map((dependency) -> outermost(dependency.getTargetClass()))
				.filter((name) -> name.startsWith(ROOT + ".") && !name.equals(InternalApi.class.getName()))
				.forEach(others::add);
		}
		return reads;
	}

	// All classes of the room that need this one and are needed by it, itself with them.
	private static Set<String> knot(String name) {
		Set<String> knot = new TreeSet<>(needed(name));
		knot.removeIf((other) -> !needed(other).contains(name));
		return knot;
	}

	private static Set<String> needed(String name) {
		Set<String> needed = new HashSet<>();
		Deque<String> left = new ArrayDeque<>(Set.of(name));
		while (!left.isEmpty()) {
			READS.getOrDefault(left.pop(), Collections.emptySet())
				.stream()
				.filter((other) -> room(other).equals(room(name)) && needed.add(other))
				.forEach(left::push);
		}
		return needed;
	}

	private static String room(String name) {
		return name.substring(0, name.lastIndexOf('.'));
	}

	private static String outermost(JavaClass type) {
		String name = type.getBaseComponentType().getName();
		int nested = name.indexOf('$');
		return (nested > 0) ? name.substring(0, nested) : name;
	}

	private static URL location(Class<?> type) {
		return Objects.requireNonNull(type.getProtectionDomain().getCodeSource()).getLocation();
	}

}
