package dev.clew.matrix;

import java.util.List;

/**
 * Versions of what an application is made of.
 *
 * @param springBoot of Spring Boot
 * @param langchain4j of LangChain4j's modules
 * @param core of {@code langchain4j-core}, which may be newer
 */
record Combination(String springBoot, String langchain4j, String core) {

	/**
	 * The ends of the range that is supported.
	 * @return few
	 */
	static List<Combination> corners() {
		return List.of(new Combination("4.1.2", "1.19.0", "1.23.0"));
	}

	@Override
	public String toString() {
		return "Spring Boot " + this.springBoot + ", LangChain4j " + versionOfLangChain4j();
	}

	/**
	 * What it says of LangChain4j.
	 * @return one version, or two where the core is newer
	 */
	String versionOfLangChain4j() {
		return this.langchain4j + (this.core.equals(this.langchain4j) ? "" : " on core " + this.core);
	}

}
