package dev.clew.store.rollup;

import java.math.BigDecimal;

/**
 * A sum, and of how many.
 *
 * @param sum the sum
 * @param times number of what it is the sum of
 */
public record Amount(BigDecimal sum, long times) {

	Amount plus(Amount other) {
		return new Amount(this.sum.add(other.sum), this.times + other.times);
	}

	Amount times(int factor) {
		return (factor == 1) ? this : new Amount(this.sum.multiply(BigDecimal.valueOf(factor)), this.times * factor);
	}

	boolean isNothing() {
		return this.times == 0 && this.sum.signum() == 0;
	}

}
