package dev.clew.store.jdbc;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.support.SqlValue;

/**
 * Texts as one parameter of a statement, so that the statement is the same however many
 * they are.
 */
final class TextArray implements SqlValue {

	private final Collection<String> texts;

	private @Nullable Array array;

	TextArray(Collection<String> texts) {
		this.texts = texts;
	}

	@Override
	public void setValue(PreparedStatement statement, int index) throws SQLException {
		this.array = statement.getConnection().createArrayOf("varchar", this.texts.toArray());
		statement.setArray(index, this.array);
	}

	@Override
	public void cleanup() {
		if (this.array != null) {
			try {
				this.array.free();
			}
			catch (SQLException ex) {
				// The connection lets go of it when it is closed.
			}
		}
	}

}
