package dev.clew.store.jdbc;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables of the store, always on connections and in transactions of its own: what the
 * application rolls back takes no trace with it. In statements <code>{}</code> stands for
 * the prefix of the tables. Thread-safe.
 */
final class Database {

	private final JdbcTemplate template;

	private final JdbcClient client;

	private final TransactionTemplate writing;

	private final TransactionTemplate reading;

	private final String prefix;

	private final OwnStatements own;

	private volatile @Nullable String product;

	private volatile boolean mayNotSettle;

	Database(DataSource dataSource, String prefix, OwnStatements own) {
		// Spring tells transactions by their data source.
		DataSource apart = new DelegatingDataSource(dataSource);
		JdbcTransactionManager transactions = new JdbcTransactionManager(apart);
		this.template = new JdbcTemplate(apart);
		this.client = JdbcClient.create(this.template);
		this.writing = ownTransaction(transactions);
		this.reading = ownTransaction(transactions);
		this.reading.setReadOnly(true);
		this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.prefix = prefix;
		this.own = own;
	}

	private static TransactionTemplate ownTransaction(JdbcTransactionManager transactions) {
		TransactionTemplate template = new TransactionTemplate(transactions);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return template;
	}

	/**
	 * Reads what is there at one moment.
	 * @param work reads
	 * @param <T> type of the result
	 * @return what was read
	 */
	<T extends @Nullable Object> T read(Supplier<T> work) {
		return this.own.run(() -> this.reading.execute((status) -> {
			if (isPostgres()) {
				planEach();
			}
			return work.get();
		}));
	}

	// A plan for any value is a bad one for those that are rare or frequent, and plans of
	// code pay for large reports only.
	private void planEach() {
		this.template.execute("SET LOCAL plan_cache_mode = force_custom_plan");
		this.template.execute("SET LOCAL jit = off");
	}

	/**
	 * Changes all or nothing.
	 * @param work changes
	 * @param <T> type of the result
	 * @return what it returns
	 */
	<T extends @Nullable Object> T write(Supplier<T> work) {
		return this.own.run(() -> this.writing.execute((status) -> work.get()));
	}

	/**
	 * Makes sure that what was changed is on disk. H2 writes it half a second later,
	 * unless it is asked to.
	 */
	void settle() {
		if (!this.mayNotSettle && is(Platform.H2)) {
			this.own.run(this::checkpoint);
		}
	}

	private boolean checkpoint() {
		try {
			this.template.execute("CHECKPOINT");
			return true;
		}
		catch (DataAccessException ex) {
			// Those who may not ask for it wait half a second.
			this.mayNotSettle = true;
			return false;
		}
	}

	/**
	 * Whether it is PostgreSQL, which has indexes of texts.
	 * @return whether it is
	 */
	boolean isPostgres() {
		return is(Platform.POSTGRESQL);
	}

	private boolean is(Platform platform) {
		String known = this.product;
		if (known == null) {
			known = String.valueOf(this.own.run(() -> this.template.execute(
					(ConnectionCallback<String>) (connection) -> connection.getMetaData().getDatabaseProductName())));
			this.product = known;
		}
		return platform.id().equalsIgnoreCase(known);
	}

	JdbcClient.StatementSpec sql(String sql, List<?> parameters) {
		return this.client.sql(named(sql)).params(parameters);
	}

	JdbcClient.StatementSpec sql(String sql, Object... parameters) {
		return sql(sql, List.of(parameters));
	}

	int[] batch(String sql, List<Object[]> rows) {
		return rows.isEmpty() ? new int[0] : this.template.batchUpdate(named(sql), rows);
	}

	String prefix() {
		return this.prefix;
	}

	private String named(String sql) {
		return sql.replace("{}", this.prefix);
	}

	/**
	 * Texts as one parameter.
	 * @param texts the texts
	 * @return the value of a parameter such as in {@code = ANY(?)}
	 */
	static Object array(Collection<String> texts) {
		return new TextArray(texts);
	}

}
