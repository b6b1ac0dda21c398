package dev.clew.langchain4j.call;

import dev.clew.langchain4j.run.RuntimeHandle;

/**
 * Marks a model or retriever that is traced already, so that it is not traced twice.
 */
public interface AlreadyTraced {

	/**
	 * Application that it belongs to.
	 * @return its handle
	 */
	RuntimeHandle clewRuntime();

}
