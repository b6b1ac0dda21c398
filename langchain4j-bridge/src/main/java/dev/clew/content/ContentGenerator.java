package dev.clew.content;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;

/**
 * Leads every way to write a value through a few methods, so that nothing is written
 * unnoticed. What is binary is replaced by its size, what is raw is parsed.
 */
abstract class ContentGenerator extends JsonGeneratorDelegate {

	ContentGenerator(JsonGenerator delegate) {
		super(delegate, false);
	}

	@Override
	public void writePOJO(Object value) throws IOException {
		writeObject(value);
	}

	@Override
	public void writeObject(Object value) throws IOException {
		if (value == null) {
			writeNull();
		}
		else {
			getCodec().writeValue(this, value);
		}
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
	public void writeArray(int[] array, int offset, int length) throws IOException {
		writeStartArray();
		for (int i = offset; i < offset + length; i++) {
			writeNumber(array[i]);
		}
		writeEndArray();
	}

	@Override
	public void writeArray(long[] array, int offset, int length) throws IOException {
		writeStartArray();
		for (int i = offset; i < offset + length; i++) {
			writeNumber(array[i]);
		}
		writeEndArray();
	}

	@Override
	public void writeArray(double[] array, int offset, int length) throws IOException {
		writeStartArray();
		for (int i = offset; i < offset + length; i++) {
			writeNumber(array[i]);
		}
		writeEndArray();
	}

	@Override
	public void writeNumber(short number) throws IOException {
		writeNumber((int) number);
	}

	@Override
	public void writeNumber(BigInteger number) throws IOException {
		writeNumber(new BigDecimal(number));
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
		JsonText.write(this, text);
	}

	@Override
	public void writeRawValue(String text, int offset, int length) throws IOException {
		writeRawValue(text.substring(offset, offset + length));
	}

	@Override
	public void writeRawValue(char[] text, int offset, int length) throws IOException {
		writeRawValue(new String(text, offset, length));
	}

	private void writeSize(int bytes) throws IOException {
		writeStartObject();
		writeNumberField("size", bytes);
		writeEndObject();
	}

}
