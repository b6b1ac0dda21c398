package dev.clew.attribute;

import java.util.List;

/**
 * Where attributes of a span go, each once and with its type.
 */
public interface AttributeSink {

	void text(String key, String value);

	void number(String key, long value);

	void number(String key, double value);

	void flag(String key, boolean value);

	void texts(String key, List<String> values);

}
