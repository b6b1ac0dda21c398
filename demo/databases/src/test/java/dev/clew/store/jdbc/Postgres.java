package dev.clew.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real PostgreSQL server for all tests that ask for one, with a database for each.
 */
final class Postgres implements AutoCloseable {

	private final AtomicInteger databases = new AtomicInteger();

	private final EmbeddedPostgres server;

	Postgres() {
		try {
			this.server = EmbeddedPostgres.start();
			checkVersion();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// Which server it is depends on the class path.
	private void checkVersion() throws SQLException {
		Integer expected = Integer.getInteger("clew.postgresql");
		try (var connection = this.server.getPostgresDatabase().getConnection()) {
			int version = connection.getMetaData().getDatabaseMajorVersion();
			if (expected != null && version != expected) {
				throw new IllegalStateException("PostgreSQL " + expected + " was expected, but this is " + version);
			}
		}
	}

	// The address of an empty database.
	String createDatabase() throws Exception {
		String name = "db" + this.databases.incrementAndGet();
		try (var connection = this.server.getPostgresDatabase().getConnection();
				var statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE " + name);
		}
		return this.server.getJdbcUrl("postgres", name);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * Starts the server when it is first asked for.
	 */
	static final class Extension implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == Postgres.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getRoot()
				.getStore(ExtensionContext.Namespace.create(Postgres.class))
				.computeIfAbsent(Postgres.class);
		}

	}

}
