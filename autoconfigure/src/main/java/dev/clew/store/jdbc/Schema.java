package dev.clew.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dev.clew.trace.InternalApi;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.DatabaseMetaDataCallback;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of the store: which version of them is there, and how to get to the one that
 * is needed. Each version is a script, to be run after those before it.
 */
@InternalApi
public final class Schema {

	/** The version that this code works with. */
	static final int VERSION = 1;

	private static final long LOCK = 0x636c6577;

	private final JdbcTemplate template;

	private final TransactionTemplate transaction;

	private final SchemaScripts scripts;

	private final Platform platform;

	/**
	 * The tables of a database.
	 * @param dataSource where to get connections
	 * @param scripts how to make them
	 * @throws SchemaException if the database is none that can keep traces
	 */
	public Schema(DataSource dataSource, SchemaScripts scripts) {
		this.template = new JdbcTemplate(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.scripts = scripts;
		this.platform = Platform
			.of((scripts.platform() != null) ? scripts.platform() : told(DatabaseMetaData::getDatabaseProductName));
	}

	/**
	 * Whether the database lives in the memory of this process.
	 * @return whether it ends with it
	 */
	public boolean isEmbedded() {
		return told(DatabaseMetaData::getURL).contains(":mem:");
	}

	private String told(DatabaseMetaDataCallback<String> question) {
		try {
			return String.valueOf(
					JdbcUtils.extractDatabaseMetaData(Objects.requireNonNull(this.template.getDataSource()), question));
		}
		catch (MetaDataAccessException ex) {
			throw new CannotGetJdbcConnectionException("The database did not answer",
					new SQLException(NestedExceptionUtils.getMostSpecificCause(ex)));
		}
	}

	/**
	 * Runs the scripts that are missing. Of several processes one does.
	 */
	public void update() {
		this.transaction.executeWithoutResult((status) -> {
			if (this.platform == Platform.POSTGRESQL) {
				this.template.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
			}
			missing().forEach((version) -> this.template.execute((ConnectionCallback<Boolean>) (connection) -> {
				run(connection, version);
				return true;
			}));
		});
	}

	/**
	 * Fails if scripts are missing.
	 * @throws SchemaException if there are some, with their names
	 */
	public void check() {
		List<String> missing = missing().stream().map(this::location).toList();
		if (!missing.isEmpty()) {
			throw new SchemaException("The tables for traces are missing or older than version " + VERSION + ": run "
					+ String.join(", ", missing) + " with " + this.scripts.prefix() + " in place of {}");
		}
	}

	private List<Integer> missing() {
		return IntStream.rangeClosed(version() + 1, VERSION).boxed().toList();
	}

	private int version() {
		String table = this.scripts.prefix() + "SCHEMA";
		String written = (this.platform == Platform.POSTGRESQL) ? table.toLowerCase(Locale.ROOT)
				: table.toUpperCase(Locale.ROOT);
		Boolean there = this.template.execute((ConnectionCallback<Boolean>) (connection) -> {
			try (ResultSet tables = connection.getMetaData()
				.getTables(connection.getCatalog(), connection.getSchema(), written.replace("_", "\\_"), null)) {
				return tables.next();
			}
		});
		Integer version = Boolean.TRUE.equals(there)
				? this.template.queryForObject("SELECT MAX(version) FROM " + table, Integer.class) : null;
		return (version != null) ? version : 0;
	}

	private void run(Connection connection, int version) {
		ScriptUtils.executeSqlScript(connection, new EncodedResource(new ByteArrayResource(script(version))),
				this.scripts.continueOnError(), false, ScriptUtils.DEFAULT_COMMENT_PREFIX,
				ScriptUtils.DEFAULT_STATEMENT_SEPARATOR, ScriptUtils.DEFAULT_BLOCK_COMMENT_START_DELIMITER,
				ScriptUtils.DEFAULT_BLOCK_COMMENT_END_DELIMITER);
	}

	private byte[] script(int version) {
		try {
			return new DefaultResourceLoader().getResource(location(version))
				.getContentAsString(StandardCharsets.UTF_8)
				.replace("{}", this.scripts.prefix())
				.getBytes(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String location(int version) {
		return this.scripts.location().replace("@@platform@@", this.platform.id()) + "/V" + version + ".sql";
	}

}
