package dev.clew.content;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;

/**
 * Writes JSON of at most about a given size: texts are cut to what is left, and where
 * nothing is left for structure either, it stops.
 */
final class CuttingGenerator extends ContentGenerator {

	private final int maxText;

	private long left;

	private long written;

	CuttingGenerator(JsonGenerator delegate, int maxSize, int maxText) {
		super(delegate);
		this.left = maxSize;
		this.maxText = maxText;
	}

	// Number of bytes that the whole would have taken, as far as it was looked at.
	long wanted() {
		return this.written;
	}

	@Override
	public void writeStartArray() throws IOException {
		structure(2);
		super.writeStartArray();
	}

	@Override
	public void writeStartArray(int size) throws IOException {
		writeStartArray();
	}

	@Override
	public void writeStartArray(Object forValue) throws IOException {
		writeStartArray();
	}

	@Override
	public void writeStartArray(Object forValue, int size) throws IOException {
		writeStartArray();
	}

	@Override
	public void writeStartObject() throws IOException {
		structure(2);
		super.writeStartObject();
	}

	@Override
	public void writeStartObject(Object forValue) throws IOException {
		writeStartObject();
	}

	@Override
	public void writeStartObject(Object forValue, int size) throws IOException {
		writeStartObject();
	}

	@Override
	public void writeFieldName(String name) throws IOException {
		long size = 4L + Texts.jsonBytes(name);
		this.left -= size;
		this.written += size;
		if (this.left < 0) {
			throw new FullException();
		}
		super.writeFieldName(Texts.cut(name, name.length()));
	}

	@Override
	public void writeFieldName(SerializableString name) throws IOException {
		writeFieldName(name.getValue());
	}

	@Override
	public void writeString(String text) throws IOException {
		if (text == null) {
			writeNull();
			return;
		}
		structure(3);
		int size = Texts.jsonBytes(text);
		this.written += size;
		int room = (int) Math.max(0, Math.min(Math.min(this.left, this.maxText), Integer.MAX_VALUE));
		String kept = Texts.cut(Texts.cutToBytes(text, room), text.length());
		this.left -= Math.min(size, room);
		super.writeString(kept);
	}

	@Override
	public void writeNumber(int number) throws IOException {
		structure(String.valueOf(number).length() + 1);
		super.writeNumber(number);
	}

	@Override
	public void writeNumber(long number) throws IOException {
		structure(String.valueOf(number).length() + 1);
		super.writeNumber(number);
	}

	@Override
	public void writeNumber(double number) throws IOException {
		structure(String.valueOf(number).length() + 1);
		super.writeNumber(number);
	}

	@Override
	public void writeNumber(float number) throws IOException {
		structure(String.valueOf(number).length() + 1);
		super.writeNumber(number);
	}

	@Override
	public void writeNumber(BigDecimal number) throws IOException {
		structure(number.toString().length() + 1);
		super.writeNumber(number);
	}

	@Override
	public void writeNumber(String number) throws IOException {
		structure(number.length() + 1);
		super.writeNumber(number);
	}

	@Override
	public void writeBoolean(boolean state) throws IOException {
		structure(6);
		super.writeBoolean(state);
	}

	@Override
	public void writeNull() throws IOException {
		structure(5);
		super.writeNull();
	}

	private void structure(int size) throws FullException {
		this.left -= size;
		this.written += size;
		if (this.left < 0 && getOutputContext().inArray()) {
			throw new FullException();
		}
	}

	/** Nothing more fits in. */
	static final class FullException extends IOException {

		@Override
		public synchronized Throwable fillInStackTrace() {
			return this;
		}

	}

}
