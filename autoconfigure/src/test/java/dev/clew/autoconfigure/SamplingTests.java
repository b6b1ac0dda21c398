package dev.clew.autoconfigure;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.clew.CurrentTrace;
import dev.clew.score.TraceScores;
import dev.clew.store.TraceSink;
import dev.clew.store.TraceStore;
import dev.clew.store.memory.InMemoryTraceStore;
import dev.clew.store.query.TraceQuery;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Score;
import dev.clew.trace.TraceInfo;
import dev.clew.trace.TraceSummary;
import dev.langchain4j.model.chat.ChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of an application's traces is kept, by {@code clew.sampling}.
 */
class SamplingTests {

	private final WebApplicationContextRunner runner = Runners.exposed()
		.withBean("chatModel", ChatModel.class, TestChatModel::new)
		.withPropertyValues("clew.sampling.probability=0");

	@Test
	void whatIsLeftOutIsInNoStoreAndCounted() {
		this.runner.run((context) -> {
			context.getBean(ChatModel.class).chat("Hi");
			assertThat(traces(context)).isEmpty();
			assertThat(context.getBean(MeterRegistry.class).get("clew.traces.sampled.out").counter().count()).isOne();
		});
	}

	@Test
	void withoutSamplingAllIsKept() {
		this.runner.withPropertyValues("clew.sampling.probability=1").run((context) -> {
			context.getBean(ChatModel.class).chat("Hi");
			assertThat(traces(context)).hasSize(1);
			assertThat(context.getBean(MeterRegistry.class).find("clew.traces.sampled.out").counter()).isNull();
		});
	}

	@Test
	void storeOfTheUserGetsWhatIsKeptAndOtherSinksGetAll() {
		RememberingSink sink = new RememberingSink();
		this.runner.withBean("store", TraceStore.class, SamplingTests::store)
			.withBean("sink", TraceSink.class, () -> sink)
			.run((context) -> {
				context.getBean(ChatModel.class).chat("Hi");
				assertThat(traces(context)).isEmpty();
				assertThat(sink.saved).hasSize(2);
			});
	}

	@Test
	void aScoreInItsMiddleKeepsATrace() {
		this.runner.run((context) -> {
			CurrentTrace current = context.getBean(CurrentTrace.class);
			current.step(ObservationType.CHAIN, "Plan", (step) -> {
				String traceId = String.valueOf(current.traceId());
				assertThat(context.getBean(TraceScores.class).add(traceId, "helpful", true, null)).isTrue();
				return context.getBean(ChatModel.class).chat("Hi");
			});
			assertThat(traces(context)).singleElement()
				.satisfies((trace) -> assertThat(trace.info().notes()).containsExactly("kept: scored"))
				.satisfies((trace) -> assertThat(trace.scores()).hasSize(1));
		});
	}

	@Test
	void whatIsHeldIsDecidedBeforeTheStoreCloses() {
		List<List<String>> atClose = new ArrayList<>();
		TraceStore store = store();
		Runnable look = () -> traces(store).forEach((trace) -> atClose.add(trace.info().notes()));
		this.runner.withBean("store", ClosingStore.class, () -> closing(store, look), (bean) -> bean.setLazyInit(true))
			.withPropertyValues("clew.sampling.keep-errors=false", "clew.sampling.keep-slower-than=0s")
			.run((context) -> {
				context.getBean(ChatModel.class).chat("Hi");
				context.getBean(CurrentTrace.class).start(ObservationType.CHAIN, "Never ends");
				assertThat(traces(store)).hasSize(1);
			});
		assertThat(atClose).containsExactly(List.of("kept: slow"), List.of("kept: slow"));
	}

	private static TraceStore store() {
		return new InMemoryTraceStore(100, 1 << 20, (reason, count) -> {
		});
	}

	private static ClosingStore closing(TraceStore store, Runnable closing) {
		InvocationHandler handler = (proxy, method, arguments) -> {
			if ("close".equals(method.getName())) {
				closing.run();
				return null;
			}
			return method.invoke(store, arguments);
		};
		return (ClosingStore) Proxy.newProxyInstance(SamplingTests.class.getClassLoader(),
				new Class<?>[] { ClosingStore.class }, handler);
	}

	private static List<TraceSummary> traces(ApplicationContext context) {
		return traces(context.getBean(TraceStore.class));
	}

	private static List<TraceSummary> traces(TraceStore store) {
		return store.findTraces(TraceQuery.builder().build()).items();
	}

	/**
	 * A store that is closed with the application.
	 */
	interface ClosingStore extends TraceStore, AutoCloseable {

	}

	/**
	 * Takes all that it gets.
	 */
	static class RememberingSink implements TraceSink {

		private final List<ObservationRecord> saved = new CopyOnWriteArrayList<>();

		@Override
		public void save(TraceInfo trace, ObservationRecord observation) {
			this.saved.add(observation);
		}

		@Override
		public boolean save(Score score) {
			return false;
		}

	}

}
