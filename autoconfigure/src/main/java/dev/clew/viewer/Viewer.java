package dev.clew.viewer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.util.function.SingletonSupplier;

/**
 * The viewer of one application: its page, and its files under an address that changes
 * with them. Thread-safe.
 */
@InternalApi
public final class Viewer {

	/** Id of its endpoint. */
	public static final String ID = "llmviewer";

	private static final List<String> ENDPOINTS = List.of("llmtraces", "llmobservations", "llmsessions", "llmusage",
			"llminstrumentation");

	private final ViewerFiles files;

	private final Function<String, @Nullable String> rootPaths;

	private final Supplier<ViewerPage> page = SingletonSupplier.of(this::makePage);

	private final Supplier<Preloads> preloads;

	/**
	 * A viewer.
	 * @param classLoader where its files are
	 * @param rootPaths path of an endpoint below the base path, by its id; {@code null}
	 * where it cannot be read; asked when the page is shown first
	 */
	public Viewer(ClassLoader classLoader, Function<String, @Nullable String> rootPaths) {
		this.files = ViewerFiles.load(classLoader);
		this.rootPaths = rootPaths;
		this.preloads = SingletonSupplier.of(() -> Preloads.of(this.files));
	}

	ViewerPage page() {
		return this.page.get();
	}

	/**
	 * The page, with what makes its first look load at once.
	 * @param shown what it is going to show, such as {@code usage}
	 * @return HTML
	 */
	String html(String shown) {
		return page().html(this.preloads.get().of(shown));
	}

	/**
	 * Finds a file.
	 * @param path its path below the page: the version of all files, then its name
	 * @return the file, or {@code null} if there is none, or one of another version
	 */
	@Nullable Resource file(String[] path) {
		boolean current = path.length > 1 && this.files.version().equals(path[0]);
		return current ? this.files.find(Stream.of(path).skip(1).collect(Collectors.joining("/"))) : null;
	}

	// The page's address has no slash at its end: relative to it, its files begin with
	// its last segment, and the other endpoints are as many levels up as it is deep.
	private ViewerPage makePage() {
		String path = Objects.requireNonNullElse(this.rootPaths.apply(ID), ID);
		String up = "../".repeat((int) path.chars().filter((each) -> each == '/').count());
		Map<String, String> endpoints = new LinkedHashMap<>();
		for (String id : ENDPOINTS) {
			String endpoint = this.rootPaths.apply(id);
			if (endpoint != null) {
				endpoints.put(id, up + endpoint);
			}
		}
		String last = path.substring(path.lastIndexOf('/') + 1);
		return ViewerPage.of(this.files.page(), "./" + last + "/" + this.files.version() + "/", endpoints);
	}

}
