package dev.clew.content;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.core.base.GeneratorBase;

/**
 * Leads the many forms in which Jackson takes a value to one for each kind of value. What
 * is binary is replaced by its size; parts of JSON are refused, since they could be
 * anything.
 */
abstract class FormsGenerator extends GeneratorBase {

	FormsGenerator() {
		super(0, null);
	}

	@Override
	public void writePOJO(Object value) throws IOException {
		writeObject(value);
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
		writeNumber((long) number);
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
