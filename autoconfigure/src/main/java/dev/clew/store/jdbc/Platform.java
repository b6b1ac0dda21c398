package dev.clew.store.jdbc;

import java.util.Locale;

/**
 * Databases whose tables there are scripts for.
 */
enum Platform {

	/** H2. */
	H2("h2"),

	/** PostgreSQL. */
	POSTGRESQL("postgresql");

	private final String id;

	Platform(String id) {
		this.id = id;
	}

	String id() {
		return this.id;
	}

	/**
	 * The platform of a database.
	 * @param product its name, as its driver tells it, or the one of a platform
	 * @return the platform
	 * @throws SchemaException if there is none
	 */
	static Platform of(String product) {
		String name = product.toLowerCase(Locale.ROOT);
		for (Platform platform : values()) {
			if (platform.id.equals(name)) {
				return platform;
			}
		}
		throw new SchemaException("The database '" + product + "' cannot keep traces: allowed are H2 and PostgreSQL");
	}

}
