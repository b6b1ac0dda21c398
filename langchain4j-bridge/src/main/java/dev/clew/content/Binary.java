package dev.clew.content;

import java.io.IOException;
import java.net.URI;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.clew.trace.InternalApi;
import org.jspecify.annotations.Nullable;

/**
 * What is binary, as JSON: a reference with size and SHA-256, never the data.
 */
@InternalApi
public final class Binary {

	private static final String DATA = "data:";

	private Binary() {
	}

	/**
	 * Writes the fields {@code size} and {@code sha256}. Data that was looked at a short
	 * while ago is not hashed again.
	 * @param json where to write them, within an object
	 * @param data the data
	 * @throws IOException passed on from the generator
	 */
	public static void write(JsonGenerator json, byte[] data) throws IOException {
		write(json, digests(json).of(data));
	}

	/**
	 * Writes the fields {@code size} and {@code sha256}, or {@code base64Size} of what is
	 * not well-formed.
	 * @param json where to write them, within an object
	 * @param base64 the data in base 64
	 * @throws IOException passed on from the generator
	 */
	public static void write(JsonGenerator json, String base64) throws IOException {
		Digest digest = digests(json).ofBase64(base64, 0);
		if (digest != null) {
			write(json, digest);
		}
		else {
			json.writeNumberField("base64Size", base64.length());
		}
	}

	/**
	 * Whether an address holds the data itself.
	 * @param url the address
	 * @return whether it is a {@code data:} URL
	 */
	public static boolean isData(URI url) {
		return "data".equalsIgnoreCase(url.getScheme());
	}

	/**
	 * Writes a {@code data:} URL as its {@code mediaType}, {@code size} and
	 * {@code sha256}.
	 * @param json where to write them, within an object
	 * @param mediaType what is known otherwise
	 * @param url the address
	 * @throws IOException passed on from the generator
	 */
	public static void writeUrl(JsonGenerator json, @Nullable String mediaType, URI url) throws IOException {
		String text = url.toString();
		int comma = text.indexOf(',');
		String head = (comma < 0) ? "" : text.substring(DATA.length(), comma);
		boolean base64 = head.endsWith(";base64");
		String type = base64 ? head.substring(0, head.lastIndexOf(';')) : head;
		json.writeStringField("mediaType", (mediaType != null) ? mediaType : type.isEmpty() ? "text/plain" : type);
		Digest digest = base64 ? digests(json).ofBase64(text, comma + 1) : digests(json).ofEncoded(text, comma + 1);
		if (digest != null) {
			write(json, digest);
		}
		else {
			json.writeNumberField("base64Size", text.length() - comma - 1);
		}
	}

	private static Digests digests(JsonGenerator json) {
		return (json instanceof ContentGenerator generator) ? generator.values().digests() : new Digests();
	}

	private static void write(JsonGenerator json, Digest digest) throws IOException {
		json.writeNumberField("size", digest.size());
		json.writeStringField("sha256", digest.sha256());
	}

}
