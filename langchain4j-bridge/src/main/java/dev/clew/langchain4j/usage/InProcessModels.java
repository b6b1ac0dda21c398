package dev.clew.langchain4j.usage;

/**
 * Models that run in the process of the application: nobody bills their calls.
 */
public final class InProcessModels {

	private static final String EMBEDDING = "dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel";

	private InProcessModels() {
	}

	/**
	 * Whether a model is one of them.
	 * @param model the model
	 * @return whether LangChain4j runs it in this process
	 */
	public static boolean contain(Object model) {
		for (Class<?> type = model.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().equals(EMBEDDING)) {
				return true;
			}
		}
		return false;
	}

}
