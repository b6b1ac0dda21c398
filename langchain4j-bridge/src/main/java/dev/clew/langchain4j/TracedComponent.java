package dev.clew.langchain4j;

/**
 * Marks a model or retriever that is traced already, so that it is not traced twice.
 */
public interface TracedComponent {

	/**
	 * Application that it belongs to.
	 * @return its handle
	 */
	RuntimeHandle clewRuntime();

}
