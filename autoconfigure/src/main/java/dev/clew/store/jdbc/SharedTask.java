package dev.clew.store.jdbc;

/**
 * Work that one process does at a time, for as long as the transaction lasts in which it
 * asks.
 */
final class SharedTask {

	private static final String LOCK = "SELECT name FROM {}TASK WHERE name = ? FOR UPDATE";

	private final Database database;

	private final String name;

	SharedTask(Database database, String name) {
		this.database = database;
		this.name = name;
	}

	// Whether no other process is at it.
	boolean isOurs() {
		return !this.database.sql(LOCK + " SKIP LOCKED", this.name).query(String.class).list().isEmpty();
	}

	// Waits for a process that is at it.
	void await() {
		this.database.sql(LOCK, this.name).query(String.class).list();
	}

}
