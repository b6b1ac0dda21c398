package dev.clew.budget;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import dev.clew.trace.Cost;
import dev.clew.trace.Usage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BudgetsTests {

	private static final Spender ANN = new Spender("t-1", "s-1", "ann");

	private static final Spender BEN = new Spender("t-2", "s-2", "ben");

	private static final Duration DAY = Duration.ofDays(1);

	private final SetClock clock = new SetClock("2026-03-01T23:59:58Z");

	@Test
	void callIsRefusedOnceTheLimitIsReachedAndNotBefore() {
		Budgets budgets = budgets(costs("day", BudgetScope.USER, DAY, "0.30"));
		spend(budgets, ANN, "0.10");
		spend(budgets, ANN, "0.1999999999");
		assertThat(budgets.ask(ANN)).isNull();
		spend(budgets, ANN, "0.0000000001");
		assertThat(refusal(budgets.ask(ANN)))
			.hasMessage("The model was not called, budget 'day' per user: 0.3 of 0.3 USD used, "
					+ "until 2026-03-02T00:00:00Z")
			.satisfies((ex) -> {
				assertThat(ex.getBudget()).isEqualTo("day");
				assertThat(ex.getScope()).isEqualTo(BudgetScope.USER);
				assertThat(ex.getUsed()).isEqualByComparingTo("0.3");
				assertThat(ex.getLimit()).isEqualByComparingTo("0.3");
				assertThat(ex.getUnit()).isEqualTo("USD");
				assertThat(ex.getUntil()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
			});
		assertThat(budgets.ask(BEN)).isNull();
	}

	@Test
	void windowsBeginOnTheHourAndAtMidnightInUtc() {
		Budgets budgets = budgets(tokens("day", BudgetScope.GLOBAL, DAY, 5),
				tokens("hour", BudgetScope.USER, Duration.ofHours(1), 5));
		spend(budgets, ANN, 9);
		this.clock.pass(Duration.ofMillis(1999));
		assertThat(budgets.ask(ANN)).isNotNull();
		this.clock.pass(Duration.ofMillis(1));
		assertThat(budgets.ask(ANN)).isNull();
		spend(budgets, ANN, 9);
		assertThat(budgets.ask(ANN)).isNotNull().extracting(Excess::budget).isEqualTo("day");
		assertThat(budgets.ask(BEN)).isNotNull()
			.extracting(Excess::describe)
			.isEqualTo("budget 'day' in all: 9 of 5 tokens used, until 2026-03-03T00:00:00Z");
		this.clock.pass(Duration.ofHours(1));
		assertThat(budgets.ask(ANN)).isNotNull();
		this.clock.pass(Duration.ofHours(23));
		assertThat(budgets.ask(ANN)).isNull();
	}

	@Test
	void clockThatStepsBackKeepsTheNewerWindowAndItsSums() {
		Budgets budgets = budgets(tokens("day", BudgetScope.USER, DAY, 5));
		this.clock.pass(Duration.ofSeconds(3));
		spend(budgets, ANN, 5);
		this.clock.pass(Duration.ofSeconds(-2));
		assertThat(budgets.ask(ANN)).isNotNull()
			.extracting(Excess::until)
			.isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
		spend(budgets, BEN, 5);
		this.clock.pass(Duration.ofSeconds(2));
		assertThat(budgets.ask(ANN)).isNotNull();
		assertThat(budgets.ask(BEN)).isNotNull();
		this.clock.pass(DAY);
		assertThat(budgets.ask(ANN)).isNull();
	}

	@Test
	void budgetWithoutWindowLastsAsLongAsTheTraceOrSession() {
		Budgets budgets = budgets(tokens("turn", BudgetScope.TRACE, null, 5),
				tokens("talk", BudgetScope.SESSION, null, 50));
		spend(budgets, ANN, 5);
		this.clock.pass(Duration.ofDays(400));
		assertThat(refusal(budgets.ask(ANN)))
			.hasMessage(
					"The model was not called, budget 'turn' per trace: 5 of 5 tokens used, for the rest of the trace")
			.satisfies((ex) -> assertThat(ex.getUntil()).isNull());
		assertThat(budgets.ask(new Spender("t-9", "s-1", "ann"))).isNull();
		spend(budgets, new Spender("t-9", "s-1", "ann"), 45);
		assertThat(budgets.ask(new Spender("t-10", "s-1", null))).isNotNull()
			.extracting(Excess::describe)
			.isEqualTo("budget 'talk' per session: 50 of 50 tokens used, for the rest of the session");
	}

	@Test
	void ofSeveralBudgetsTheOneThatLastsLongestIsNamed() {
		Budgets budgets = budgets(tokens("hour", BudgetScope.USER, Duration.ofHours(1), 1),
				tokens("week", BudgetScope.USER, Duration.ofDays(7), 1), tokens("day", BudgetScope.USER, DAY, 1));
		spend(budgets, ANN, 1);
		assertThat(budgets.ask(ANN)).isNotNull().extracting(Excess::budget).isEqualTo("week");
	}

	@Test
	void eitherLimitUsesABudgetUp() {
		Budgets budgets = budgets(
				new Budget("both", BudgetScope.USER, DAY, new BigDecimal("1"), 100L, BudgetAction.REFUSE));
		spend(budgets, ANN, 100);
		spend(budgets, BEN, "1");
		assertThat(budgets.ask(ANN)).isNotNull().extracting(Excess::unit).isEqualTo("tokens");
		assertThat(budgets.ask(BEN)).isNotNull().extracting(Excess::unit).isEqualTo("USD");
	}

	@Test
	void callsWithoutAnIdOfTheScopeAreNotCounted() {
		Budgets budgets = budgets(tokens("user", BudgetScope.USER, DAY, 1), tokens("talk", BudgetScope.SESSION, DAY, 1),
				tokens("turn", BudgetScope.TRACE, DAY, 1));
		spend(budgets, Spender.UNKNOWN, 5);
		assertThat(budgets.ask(Spender.UNKNOWN)).isNull();
		assertThat(budgets.uncounted(Spender.UNKNOWN, null, null)).isEmpty();
	}

	@Test
	void budgetThatMarksTellsOfCallsOverItAndRefusesNone() {
		Budgets budgets = budgets(new Budget("soft", BudgetScope.TRACE, null, null, 10L, BudgetAction.MARK));
		assertThat(spend(budgets, ANN, 10)).isEmpty();
		assertThat(spend(budgets, ANN, 1)).extracting(Excess::describe)
			.containsExactly("budget 'soft' per trace: 11 of 10 tokens used, for the rest of the trace");
		assertThat(spend(budgets, ANN, 1)).hasSize(1);
		assertThat(budgets.ask(ANN)).isNull();
		assertThat(spend(budgets(tokens("hard", BudgetScope.TRACE, null, 1)), ANN, 5)).isEmpty();
	}

	@Test
	void whatIsNotKnownOfACallIsSaidAndNotCounted() {
		Budgets budgets = budgets(new Budget("both", BudgetScope.USER, DAY, BigDecimal.ONE, 5L, BudgetAction.MARK),
				costs("dear", BudgetScope.TRACE, null, "1"));
		Usage usage = usage(9);
		assertThat(budgets.spend(ANN, usage, null)).extracting(Excess::unit).containsExactly("tokens");
		assertThat(budgets.uncounted(ANN, usage, null)).containsExactly(
				"budget 'both' does not count the cost of this call: it is not known",
				"budget 'dear' does not count the cost of this call: it is not known");
		assertThat(budgets.spend(ANN, null, null)).isEmpty();
		assertThat(budgets.uncounted(BEN, null, Cost.ofTotal(BigDecimal.ONE)))
			.containsExactly("budget 'both' does not count the tokens of this call: they are not known");
	}

	@Test
	void thoseWhoHaveNotAskedForLongestAreForgottenAndCounted() {
		Budgets budgets = new Budgets(List.of(tokens("day", BudgetScope.USER, DAY, 1)), this.clock, 3);
		Map<String, Long> forgotten = new HashMap<>();
		for (String user : List.of("a", "b", "c")) {
			spend(budgets, user(user), 1);
		}
		assertThat(budgets.ask(user("a"))).isNotNull();
		budgets.takeForgotten(forgotten::put);
		assertThat(forgotten).isEmpty();
		spend(budgets, user("d"), 1);
		spend(budgets, user("e"), 1);
		budgets.takeForgotten(forgotten::put);
		assertThat(forgotten).containsExactly(Map.entry("day", 2L));
		assertThat(List.of("a", "b", "c", "d", "e")).filteredOn((user) -> budgets.ask(user(user)) != null)
			.containsExactly("a", "d", "e");
		forgotten.clear();
		budgets.takeForgotten(forgotten::put);
		assertThat(forgotten).isEmpty();
	}

	@Test
	void askingIsNotRemembered() {
		Budgets budgets = new Budgets(List.of(tokens("day", BudgetScope.USER, DAY, 1)), this.clock, 1);
		spend(budgets, ANN, 1);
		IntStream.range(0, 100).forEach((i) -> budgets.ask(user("u-" + i)));
		assertThat(budgets.ask(ANN)).isNotNull();
	}

	@Test
	void sumsOfManyThreadsAreExact() throws InterruptedException {
		Budgets budgets = budgets(costs("all", BudgetScope.GLOBAL, DAY, "0.5"),
				tokens("each", BudgetScope.USER, Duration.ofDays(3650), 1));
		List<Thread> threads = IntStream.range(0, 8)
			.mapToObj((i) -> new Thread(() -> spendOften(budgets, user("u-" + i % 2))))
			.toList();
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(budgets.ask(Spender.UNKNOWN)).isNotNull()
			.extracting(Excess::used)
			.isEqualTo(new BigDecimal("0.8000"));
		assertThat(List.of("u-0", "u-1")).allSatisfy((user) -> assertThat(budgets.ask(user(user))).isNotNull()
			.extracting(Excess::budget, Excess::used)
			.containsExactly("each", BigDecimal.valueOf(12_000)));
	}

	private static void spendOften(Budgets budgets, Spender spender) {
		for (int call = 0; call < 1000; call++) {
			budgets.spend(spender, usage(3), Cost.ofTotal(new BigDecimal("0.0001")));
			budgets.ask(spender);
		}
	}

	@Test
	void exceptionIsWrittenAndReadAsItIs() throws Exception {
		Budgets budgets = budgets(tokens("day", BudgetScope.USER, DAY, 1));
		spend(budgets, ANN, 2);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		new ObjectOutputStream(bytes)
			.writeObject(new BudgetExceededException(Objects.requireNonNull(budgets.ask(ANN))));
		Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
		assertThat(read).isInstanceOfSatisfying(BudgetExceededException.class, (ex) -> {
			assertThat(ex.getUsed()).isEqualByComparingTo("2");
			assertThat(ex.getMessage()).doesNotContain("ann", "s-1", "t-1");
		});
	}

	private Budgets budgets(Budget... budgets) {
		return new Budgets(List.of(budgets), this.clock);
	}

	private static BudgetExceededException refusal(@Nullable Excess excess) {
		return new BudgetExceededException(Objects.requireNonNull(excess));
	}

	private static Budget costs(String name, BudgetScope scope, @Nullable Duration window, String limit) {
		return new Budget(name, scope, window, new BigDecimal(limit), null, BudgetAction.REFUSE);
	}

	private static Budget tokens(String name, BudgetScope scope, @Nullable Duration window, long limit) {
		return new Budget(name, scope, window, null, limit, BudgetAction.REFUSE);
	}

	private static Spender user(String id) {
		return new Spender(null, null, id);
	}

	private static Usage usage(long tokens) {
		return new Usage(Map.of(Usage.INPUT, tokens - 1, Usage.OUTPUT, 1L));
	}

	private static List<Excess> spend(Budgets budgets, Spender spender, long tokens) {
		return budgets.spend(spender, usage(tokens), null);
	}

	private static List<Excess> spend(Budgets budgets, Spender spender, String cost) {
		return budgets.spend(spender, null, Cost.ofTotal(new BigDecimal(cost)));
	}

}
