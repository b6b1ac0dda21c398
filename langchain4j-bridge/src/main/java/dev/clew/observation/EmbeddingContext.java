package dev.clew.observation;

import dev.clew.trace.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * A call of an embedding model.
 */
public final class EmbeddingContext extends ModelContext {

	private final String modelClass;

	private @Nullable Integer dimension;

	/**
	 * A call that is about to be made.
	 * @param modelClass simple name of the model's class, for models that have no name
	 */
	public EmbeddingContext(String modelClass) {
		super(ObservationType.EMBEDDING);
		this.modelClass = modelClass;
	}

	@Override
	public String getStepName() {
		String model = getRequestModel();
		return (model != null) ? model : this.modelClass;
	}

	/**
	 * Number of dimensions of the vectors that came out.
	 * @return the number, absent before there are any
	 */
	public @Nullable Integer getDimension() {
		return this.dimension;
	}

	/**
	 * Sets the number of dimensions.
	 * @param dimension the number
	 */
	public void setDimension(@Nullable Integer dimension) {
		this.dimension = dimension;
	}

	@Override
	String operationName() {
		return "embeddings";
	}

	@Override
	@Nullable Integer dimension() {
		return this.dimension;
	}

}
