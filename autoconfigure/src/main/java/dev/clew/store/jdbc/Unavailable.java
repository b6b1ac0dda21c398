package dev.clew.store.jdbc;

import java.util.function.Supplier;

import dev.clew.store.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Says to those who ask the store that the database is away, or refuses.
 */
final class Unavailable {

	private Unavailable() {
	}

	static <T extends @Nullable Object> T guard(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (DataAccessException | TransactionException ex) {
			throw new StoreUnavailableException("The database of traces cannot be asked: " + WriterState.describe(ex),
					ex);
		}
	}

}
