package dev.clew.viewer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of the viewer, and nothing else that lies on the class path. Immutable.
 */
final class ViewerFiles {

	/** The page itself, which is no file to be asked for. */
	static final String PAGE = "index.html";

	private static final String ROOT = "META-INF/clew/viewer/";

	private static final int VERSION_LENGTH = 12;

	private final Map<String, Resource> files;

	private final String version;

	private ViewerFiles(Map<String, Resource> files) {
		this.files = files;
		this.version = versionOf(files);
	}

	static ViewerFiles load(ClassLoader classLoader) {
		try {
			Map<String, Resource> files = new TreeMap<>();
			for (Resource file : new PathMatchingResourcePatternResolver(classLoader)
				.getResources("classpath*:" + ROOT + "**/*.*")) {
				String url = file.getURL().toString();
				files.putIfAbsent(url.substring(url.lastIndexOf(ROOT) + ROOT.length()), file);
			}
			return new ViewerFiles(files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the viewer cannot be read", ex);
		}
	}

	/**
	 * Changes with every change of any file, so that files may be cached for ever.
	 * @return hexadecimal digits
	 */
	String version() {
		return this.version;
	}

	@Nullable Resource find(String name) {
		return PAGE.equals(name) ? null : this.files.get(name);
	}

	Set<String> names() {
		return this.files.keySet();
	}

	String page() {
		String page = text(PAGE);
		if (page == null) {
			throw new IllegalStateException("The page of the viewer is missing: " + ROOT + PAGE);
		}
		return page;
	}

	@Nullable String text(String name) {
		Resource file = this.files.get(name);
		try {
			return (file != null) ? file.getContentAsString(StandardCharsets.UTF_8) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file of the viewer " + name + " cannot be read", ex);
		}
	}

	private static String versionOf(Map<String, Resource> files) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (Map.Entry<String, Resource> file : files.entrySet()) {
				digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
				digest.update(file.getValue().getContentAsByteArray());
			}
			return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the viewer cannot be read", ex);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
