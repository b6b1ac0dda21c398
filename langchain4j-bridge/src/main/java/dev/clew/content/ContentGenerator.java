package dev.clew.content;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.json.JsonWriteContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON through a few methods, so that nothing is written unnoticed. What is raw is
 * parsed, of objects only data is looked at.
 */
abstract class ContentGenerator extends FormsGenerator {

	// As Jackson has it.
	private static final int ROOT = 0;

	// Fewer digits are no number of a card.
	private static final long LEAST_CARD = 999_999_999_999L;

	private final ValueWriter values;

	private @Nullable FieldMask mask;

	ContentGenerator(ValueWriter values) {
		this.values = values;
	}

	// The status says what comes before the value or name, as Jackson has it.
	abstract void begin(boolean object, int status) throws IOException;

	abstract void end(boolean object) throws IOException;

	abstract void name(String name, int status) throws IOException;

	abstract void text(String text, int status) throws IOException;

	abstract void word(String word, int status) throws IOException;

	abstract void number(long number, int status) throws IOException;

	// A JSON text as the value that it is, or as a text where it is none.
	abstract void writeJson(String json) throws IOException;

	// Whether it has written a list, rather than leaving that to others.
	<T> boolean elements(List<? extends T> list, Elements.Writer<T> writer) throws IOException {
		return false;
	}

	// Whether it has written elements or fields, rather than leaving that to others.
	<T> boolean sequence(boolean object, Collection<? extends T> all, Elements.Writer<T> writer) throws IOException {
		return false;
	}

	ValueWriter values() {
		return this.values;
	}

	// By which texts and names are masked before anything is kept of them.
	final void mask(@Nullable FieldMask mask) {
		this.mask = mask;
		if (mask != null) {
			mask.begin();
		}
	}

	final @Nullable FieldMask mask() {
		return this.mask;
	}

	// By which each text is masked at once.
	@Nullable FieldMask maskOfTexts() {
		return this.mask;
	}

	// What was begun is ended, and the next content can begin.
	@Override
	public void close() throws IOException {
		while (!this._writeContext.inRoot()) {
			end();
		}
		this._writeContext = this._writeContext.reset(ROOT);
	}

	@Override
	public void writeStartArray() throws IOException {
		begin(false, value());
		this._writeContext = this._writeContext.createChildArrayContext();
		checkDepth();
	}

	@Override
	public void writeEndArray() throws IOException {
		end();
	}

	@Override
	public void writeStartObject() throws IOException {
		begin(true, value());
		this._writeContext = this._writeContext.createChildObjectContext();
		checkDepth();
	}

	@Override
	public void writeEndObject() throws IOException {
		end();
	}

	private void end() throws IOException {
		end(this._writeContext.inObject());
		this._writeContext = this._writeContext.clearAndGetParent();
	}

	private void checkDepth() throws IOException {
		streamWriteConstraints().validateNestingDepth(this._writeContext.getNestingDepth());
	}

	@Override
	public void writeFieldName(String name) throws IOException {
		int status = this._writeContext.writeFieldName(name);
		if (status == JsonWriteContext.STATUS_EXPECT_VALUE) {
			_reportError("Can not write a field name, expecting a value");
		}
		name(name, status);
	}

	@Override
	public void writeString(String text) throws IOException {
		if (text == null) {
			writeNull();
		}
		else {
			text(text, value());
		}
	}

	@Override
	public void writeNumber(String number) throws IOException {
		FieldMask mask = maskOfTexts();
		String masked = (mask != null) ? mask.number(number) : null;
		if (masked != null) {
			writeString(masked);
		}
		else {
			word(number, value());
		}
	}

	@Override
	public void writeNumber(long number) throws IOException {
		if (maskOfTexts() != null && (number > LEAST_CARD || number < -LEAST_CARD)) {
			writeNumber(String.valueOf(number));
		}
		else {
			number(number, value());
		}
	}

	@Override
	public void writeBoolean(boolean state) throws IOException {
		word(state ? "true" : "false", value());
	}

	@Override
	public void writeNull() throws IOException {
		word("null", value());
	}

	final int value() throws IOException {
		int status = this._writeContext.writeValue();
		if (status == JsonWriteContext.STATUS_EXPECT_NAME) {
			_reportError("Can not write a value here");
		}
		return status;
	}

	@Override
	protected void _verifyValueWrite(String type) throws IOException {
		throw new UnsupportedOperationException(type);
	}

	@Override
	public void writeObject(Object value) throws IOException {
		this.values.write(this, value);
	}

	@Override
	public void writeRawValue(String text) throws IOException {
		writeJson(text);
	}

}
