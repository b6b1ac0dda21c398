package dev.clew.store.jdbc;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.clew.store.rollup.Amount;
import dev.clew.store.rollup.HourlySums;
import dev.clew.store.rollup.HourlySums.Hour;
import dev.clew.store.rollup.Rollup;
import dev.clew.store.rollup.RollupGroups;
import dev.clew.store.rollup.RollupTally;
import dev.clew.store.rollup.RollupTally.Count;
import org.jspecify.annotations.Nullable;

/**
 * Sums as JSON text in ASCII. An hour is a list of groups, each of which is the list of
 * its values, followed by its sums: counts in order, then numbers by bucket of latency,
 * tokens and money by bucket as sum and number, and calls without a cost by model.
 * Thread-safe.
 */
final class RollupJson {

	private final JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	String write(HourlySums sums) {
		return write((json) -> {
			json.writeStartArray();
			for (Map.Entry<Hour, RollupGroups> each : sums.hours().entrySet()) {
				json.writeString(each.getKey().rollup().name());
				json.writeNumber(each.getKey().start().getEpochSecond());
				write(json, each.getValue());
			}
			json.writeEndArray();
		});
	}

	String write(RollupGroups groups) {
		return write((json) -> write(json, groups));
	}

	// As it stands in what is written.
	String write(String text) {
		return write((json) -> json.writeString(text));
	}

	private String write(Writing writing) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = this.factory.createGenerator(text)) {
			writing.to(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, RollupGroups groups) throws IOException {
		json.writeStartArray();
		for (Map.Entry<List<@Nullable String>, RollupTally> group : groups.groups().entrySet()) {
			if (!group.getValue().isEmpty()) {
				json.writeStartArray();
				for (String value : group.getKey()) {
					json.writeString(value);
				}
				json.writeEndArray();
				write(json, group.getValue());
			}
		}
		json.writeEndArray();
	}

	private static void write(JsonGenerator json, RollupTally tally) throws IOException {
		json.writeStartArray();
		for (Count count : Count.values()) {
			json.writeNumber(tally.count(count));
		}
		json.writeEndArray();
		writeTimes(json, tally.latencies());
		writeAmounts(json, tally.usage());
		writeAmounts(json, tally.cost());
		writeTimes(json, tally.unpricedModels());
	}

	private static void writeTimes(JsonGenerator json, Map<?, Long> times) throws IOException {
		json.writeStartObject();
		for (Map.Entry<?, Long> each : times.entrySet()) {
			json.writeNumberField(each.getKey().toString(), each.getValue());
		}
		json.writeEndObject();
	}

	private static void writeAmounts(JsonGenerator json, Map<String, Amount> amounts) throws IOException {
		json.writeStartObject();
		for (Map.Entry<String, Amount> each : amounts.entrySet()) {
			json.writeArrayFieldStart(each.getKey());
			json.writeNumber(each.getValue().sum());
			json.writeNumber(each.getValue().times());
			json.writeEndArray();
		}
		json.writeEndObject();
	}

	/**
	 * Adds what was written.
	 * @param text sums of hours
	 * @param sums what to add them to
	 */
	void read(String text, HourlySums sums) {
		try (JsonParser json = this.factory.createParser(text)) {
			json.nextToken();
			while (json.nextToken() != JsonToken.END_ARRAY) {
				Rollup rollup = Rollup.valueOf(json.getText());
				Instant start = Instant.ofEpochSecond(json.nextLongValue(0));
				read(json, sums.groups(new Hour(rollup, start)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Adds what was written.
	 * @param text groups of an hour
	 * @param groups what to add them to
	 */
	void read(String text, RollupGroups groups) {
		try (JsonParser json = this.factory.createParser(text)) {
			read(json, groups);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void read(JsonParser json, RollupGroups groups) throws IOException {
		json.nextToken();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			List<@Nullable String> values = new ArrayList<>();
			while (json.nextToken() != JsonToken.END_ARRAY) {
				values.add((json.currentToken() != JsonToken.VALUE_NULL) ? json.getText() : null);
			}
			read(json, groups.group(values));
		}
	}

	private static void read(JsonParser json, RollupTally tally) throws IOException {
		json.nextToken();
		for (Count count : Count.values()) {
			tally.add(count, json.nextLongValue(0));
		}
		json.nextToken();
		readTimes(json, (bucket, times) -> tally.addLatency(Integer.parseInt(bucket), times));
		readAmounts(json, tally::addUsage);
		readAmounts(json, tally::addCost);
		readTimes(json, tally::addUnpriced);
	}

	private static void readTimes(JsonParser json, BiConsumer<String, Long> reader) throws IOException {
		json.nextToken();
		for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
			reader.accept(key, json.nextLongValue(0));
		}
	}

	private static void readAmounts(JsonParser json, BiConsumer<String, Amount> reader) throws IOException {
		json.nextToken();
		for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
			json.nextToken();
			json.nextToken();
			BigDecimal sum = json.getDecimalValue();
			reader.accept(key, new Amount(sum, json.nextLongValue(0)));
			json.nextToken();
		}
	}

	/**
	 * Writes something.
	 */
	private interface Writing {

		void to(JsonGenerator json) throws IOException;

	}

}
