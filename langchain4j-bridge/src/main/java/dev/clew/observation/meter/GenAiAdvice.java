package dev.clew.observation.meter;

import java.util.List;

/**
 * What the OpenTelemetry GenAI semantic conventions say of a meter that they name.
 *
 * @param version of the conventions; all of them are in development
 * @param buckets upper bounds of its histogram: seconds or tokens
 */
record GenAiAdvice(String version, List<Double> buckets) {

	// The last version in the repository semantic-conventions.
	private static final String RELEASED = "1.41.1";

	// The first version in semantic-conventions-genai, for what it adds.
	private static final String NEXT = "1.42.0-dev";

	private static final List<Double> SECONDS = List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12,
			10.24, 20.48, 40.96, 81.92);

	static final GenAiAdvice CALL = new GenAiAdvice(RELEASED, SECONDS);

	static final GenAiAdvice TOKENS = new GenAiAdvice(RELEASED, List.of(1.0, 4.0, 16.0, 64.0, 256.0, 1024.0, 4096.0,
			16384.0, 65536.0, 262144.0, 1048576.0, 4194304.0, 16777216.0, 67108864.0));

	static final GenAiAdvice TOOL = new GenAiAdvice(NEXT, SECONDS);

	static final GenAiAdvice AGENT = new GenAiAdvice(NEXT,
			List.of(0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6));

}
