package dev.clew.store;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.clew.trace.Content;
import dev.clew.trace.Cost;
import dev.clew.trace.ErrorInfo;
import dev.clew.trace.Level;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Origin;
import dev.clew.trace.Prompt;
import dev.clew.trace.Score;
import dev.clew.trace.ScoreTarget;
import dev.clew.trace.TraceInfo;
import org.jspecify.annotations.Nullable;

/**
 * Traces whose facts are taken from few values, so that random queries find some.
 */
final class RandomTraces {

	static final List<String> VALUES = List.of("ann", "bob", "cancelBooking", "gpt-4o", "gpt-4o-mini", "Desk.answer",
			"Desk.answer@3f2a77", "java.io.IOException", "stop", "3", "true");

	static final List<String> KEYS = List.of("tenant", "helpful", "a b", "x.y:z", "OR");

	private static final List<String> TEXTS = List.of("Please refund HUT-204", "Ref\u00fcnd? No bed left.",
			"\u4e88\u7d04\u3092\u53d6\u6d88", "cancelBooking: Timeout", "Bahnhofstra\u00dfe x:y -x \ud83d\ude00",
			"nothing");

	private final Random random;

	RandomTraces(long seed) {
		this.random = new Random(seed);
	}

	void save(TraceStore store, long trace) {
		TraceInfo info = new TraceInfo(Records.traceId(trace), 0, any(VALUES), some(VALUES), some(VALUES),
				new Origin(any(VALUES), some(VALUES), some(VALUES), null), chance(2) ? List.of(any(VALUES)) : List.of(),
				metadata(), List.of());
		int count = 1 + this.random.nextInt(4);
		for (int id = 1; id <= count; id++) {
			store.save(info, observation(trace, id));
			if (chance(4)) {
				store.save(score(ScoreTarget.observation(Records.traceId(trace), Records.id(id))));
			}
		}
		if (chance(4)) {
			store.save(score(ScoreTarget.trace(Records.traceId(trace))));
		}
		if (chance(4)) {
			store.bookmark(Records.traceId(trace), true);
		}
	}

	private ObservationRecord observation(long trace, long id) {
		ObservationType type = any(List.of(ObservationType.values()));
		boolean model = type == ObservationType.GENERATION || type == ObservationType.EMBEDDING;
		return ObservationRecord
			.builder(Records.traceId(trace), Records.id(id), type, any(VALUES),
					Records.at(this.random.nextInt(6) * 500L))
			.duration(chance(5) ? null : Duration.ofMillis(this.random.nextInt(6) * 500L))
			.level(chance(2) ? Level.DEFAULT : any(List.of(Level.values())), some(TEXTS))
			.input(content())
			.output(content())
			.metadata(metadata())
			.modelCall(model ? call() : null)
			.prompt(chance(3) ? new Prompt("Desk.answer", "3f2a77", Map.of("v", any(TEXTS))) : null)
			.iteration(chance(2) ? 1 + this.random.nextInt(5) : null)
			.error(chance(4) ? new ErrorInfo(any(VALUES), some(TEXTS), some(TEXTS)) : null)
			.build();
	}

	private ModelCall call() {
		return new ModelCall(some(VALUES), some(VALUES), some(VALUES), Map.of(),
				chance(2) ? Records.usage(this.random.nextInt(3), this.random.nextInt(3)) : null,
				chance(2) ? Cost.ofTotal(BigDecimal.valueOf(this.random.nextInt(6), 2)) : null, null, null,
				some(VALUES), null, null, null);
	}

	private @Nullable Content content() {
		String text = any(TEXTS);
		return chance(2) ? null : Content.ofJson(chance(2) ? '"' + text + '"' : "{\"refund\":[\"" + text + "\",204]}");
	}

	private Map<String, String> metadata() {
		Map<String, String> metadata = new HashMap<>();
		if (chance(2)) {
			metadata.put(any(KEYS), chance(2) ? any(VALUES) : any(TEXTS));
		}
		return metadata;
	}

	private Score score(ScoreTarget target) {
		Score.DataType type = any(List.of(Score.DataType.values()));
		Object value = switch (type) {
			case NUMERIC -> BigDecimal.valueOf(this.random.nextInt(6) - 2L);
			case BOOLEAN -> this.random.nextBoolean();
			default -> any(VALUES);
		};
		return new Score(target, any(KEYS), value, type, any(List.of(Score.Source.values())), null, null,
				Records.START);
	}

	private boolean chance(int of) {
		return this.random.nextInt(of) == 0;
	}

	private @Nullable String some(List<String> values) {
		return chance(2) ? any(values) : null;
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
