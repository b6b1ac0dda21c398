package dev.clew.content;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.json.JsonWriteContext;

/**
 * Leads every way to write a value through a few methods, so that nothing is written
 * unnoticed. What is binary is replaced by its size, what is raw is parsed, of objects
 * only data is looked at.
 */
abstract class ContentGenerator extends GeneratorBase {

	// As Jackson has it.
	private static final int ROOT = 0;

	private final Values values;

	ContentGenerator(Values values) {
		super(0, null);
		this.values = values;
	}

	// The status says what comes before the value or name, as Jackson has it.
	abstract void begin(boolean object, int status) throws IOException;

	abstract void end(boolean object) throws IOException;

	abstract void name(String name, int status) throws IOException;

	abstract void text(String text, int status) throws IOException;

	abstract void word(String word, int status) throws IOException;

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

	Values values() {
		return this.values;
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
		word(number, value());
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
	public void writePOJO(Object value) throws IOException {
		writeObject(value);
	}

	@Override
	public void writeObject(Object value) throws IOException {
		this.values.write(this, value);
	}

	@Override
	public void writeTree(TreeNode tree) throws IOException {
		writeObject(tree);
	}

	@Override
	public void writeStartArray(int size) throws IOException {
		writeStartArray();
	}

	@Override
	public void writeStartArray(Object forValue) throws IOException {
		writeStartArray();
		assignCurrentValue(forValue);
	}

	@Override
	public void writeStartArray(Object forValue, int size) throws IOException {
		writeStartArray(forValue);
	}

	@Override
	public void writeStartObject(Object forValue) throws IOException {
		writeStartObject();
		assignCurrentValue(forValue);
	}

	@Override
	public void writeStartObject(Object forValue, int size) throws IOException {
		writeStartObject(forValue);
	}

	@Override
	public void writeFieldName(SerializableString name) throws IOException {
		writeFieldName(name.getValue());
	}

	@Override
	public void writeString(char[] text, int offset, int length) throws IOException {
		writeString(new String(text, offset, length));
	}

	@Override
	public void writeString(SerializableString text) throws IOException {
		writeString(text.getValue());
	}

	@Override
	public void writeUTF8String(byte[] text, int offset, int length) throws IOException {
		writeString(new String(text, offset, length, StandardCharsets.UTF_8));
	}

	@Override
	public void writeNumber(int number) throws IOException {
		writeNumber(String.valueOf(number));
	}

	@Override
	public void writeNumber(long number) throws IOException {
		writeNumber(String.valueOf(number));
	}

	@Override
	public void writeNumber(BigInteger number) throws IOException {
		writeNumber(number.toString());
	}

	@Override
	public void writeNumber(BigDecimal number) throws IOException {
		writeNumber(number.toString());
	}

	// What is no number in JSON is a text.
	@Override
	public void writeNumber(double number) throws IOException {
		if (Double.isFinite(number)) {
			writeNumber(String.valueOf(number));
		}
		else {
			writeString(String.valueOf(number));
		}
	}

	@Override
	public void writeNumber(float number) throws IOException {
		if (Float.isFinite(number)) {
			writeNumber(String.valueOf(number));
		}
		else {
			writeString(String.valueOf(number));
		}
	}

	@Override
	public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) throws IOException {
		writeSize(length);
	}

	@Override
	public int writeBinary(Base64Variant variant, InputStream data, int length) throws IOException {
		writeSize(length);
		return length;
	}

	@Override
	public void writeRawValue(String text) throws IOException {
		writeJson(text);
	}

	@Override
	public void writeRawValue(String text, int offset, int length) throws IOException {
		writeRawValue(text.substring(offset, offset + length));
	}

	@Override
	public void writeRawValue(char[] text, int offset, int length) throws IOException {
		writeRawValue(new String(text, offset, length));
	}

	@Override
	public void writeRawValue(SerializableString text) throws IOException {
		writeRawValue(text.getValue());
	}

	// Parts of JSON could be anything.
	@Override
	public void writeRaw(String text) throws IOException {
		_reportUnsupportedOperation();
	}

	@Override
	public void writeRaw(String text, int offset, int length) throws IOException {
		_reportUnsupportedOperation();
	}

	@Override
	public void writeRaw(char[] text, int offset, int length) throws IOException {
		_reportUnsupportedOperation();
	}

	@Override
	public void writeRaw(char ch) throws IOException {
		_reportUnsupportedOperation();
	}

	@Override
	public void writeRawUTF8String(byte[] text, int offset, int length) throws IOException {
		_reportUnsupportedOperation();
	}

	@Override
	public void flush() {
		// There is nothing behind it.
	}

	@Override
	protected void _releaseBuffers() {
		// There is nothing to be released.
	}

	private void writeSize(int bytes) throws IOException {
		writeStartObject();
		writeNumberField("size", bytes);
		writeEndObject();
	}

}
