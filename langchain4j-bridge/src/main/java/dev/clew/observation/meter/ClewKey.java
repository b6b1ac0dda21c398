package dev.clew.observation.meter;

import io.micrometer.common.docs.KeyName;

/**
 * Key names of meters that are Clew's own.
 */
public enum ClewKey implements KeyName {

	/** Usage bucket that tokens are counted in. */
	BUCKET("bucket"),

	/** Type of observation. */
	TYPE("type"),

	/** Level of observation. */
	LEVEL("level"),

	/** Why observations were dropped. */
	REASON("reason"),

	/** Part of Clew that failed. */
	COMPONENT("component"),

	/** Where a session id came from. */
	SOURCE("source"),

	/** Name of a budget. */
	BUDGET("budget"),

	/** What a budget does. */
	ACTION("action"),

	/** How a request ended. */
	OUTCOME("outcome");

	private final String key;

	ClewKey(String key) {
		this.key = key;
	}

	@Override
	public String asString() {
		return this.key;
	}

}
