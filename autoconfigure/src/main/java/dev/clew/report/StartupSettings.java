package dev.clew.report;

import java.util.List;

import dev.clew.budget.Budget;

import org.springframework.util.unit.DataSize;

/**
 * What the properties say of that which is told at the start.
 *
 * @param storeOff whether nothing is to be kept
 * @param maxTraces number of traces that are kept in memory at most
 * @param maxSize their size at most
 * @param samplingProbability share of the traces that is kept
 * @param contentHidden whether content is shown to nobody
 * @param spansLackContent whether spans were to have content that is not recorded
 * @param sessionSources names of where session ids come from, such as {@code header}
 * @param budgets the budgets
 */
public record StartupSettings(boolean storeOff, int maxTraces, DataSize maxSize, double samplingProbability,
		boolean contentHidden, boolean spansLackContent, List<String> sessionSources, List<Budget> budgets) {

}
