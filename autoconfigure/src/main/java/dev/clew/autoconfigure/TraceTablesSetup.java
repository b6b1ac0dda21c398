package dev.clew.autoconfigure;

import javax.sql.DataSource;

import dev.clew.autoconfigure.StoreProperties.InitializeSchema;
import dev.clew.store.jdbc.OwnStatements;
import dev.clew.store.jdbc.Schema;
import dev.clew.store.jdbc.SchemaException;
import dev.clew.store.jdbc.SchemaScripts;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Makes sure that the tables for traces are there.
 */
final class TraceTablesSetup {

	private TraceTablesSetup() {
	}

	static void prepare(DataSource dataSource, StoreProperties.Jdbc jdbc, OwnStatements own) {
		own.run(() -> prepare(dataSource, jdbc));
	}

	private static void prepare(DataSource dataSource, StoreProperties.Jdbc jdbc) {
		Schema schema = schema(dataSource, jdbc);
		InitializeSchema when = jdbc.initializeSchema();
		if (when == InitializeSchema.ALWAYS || (when == InitializeSchema.EMBEDDED && schema.isEmbedded())) {
			schema.update();
		}
		try {
			schema.check();
		}
		catch (SchemaException ex) {
			throw new InvalidConfigurationPropertyValueException("clew.store.jdbc.initialize-schema", when,
					ex.getMessage() + ". Or set it to always");
		}
	}

	private static Schema schema(DataSource dataSource, StoreProperties.Jdbc jdbc) {
		try {
			return new Schema(dataSource,
					new SchemaScripts(jdbc.tablePrefix(), jdbc.platform(), jdbc.schema(), jdbc.continueOnError()));
		}
		catch (SchemaException ex) {
			throw new InvalidConfigurationPropertyValueException("clew.store.type", "jdbc", ex.getMessage());
		}
		catch (CannotGetJdbcConnectionException ex) {
			throw new InvalidConfigurationPropertyValueException("clew.store.type", "jdbc",
					"The database does not answer, and is needed at the start to look at the tables: "
							+ NestedExceptionUtils.getMostSpecificCause(ex).getMessage());
		}
	}

}
