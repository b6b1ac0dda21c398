package dev.clew.content;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.TreeNode;
import org.jspecify.annotations.Nullable;

/**
 * JSON text that somebody else wrote. It is checked before it is written: what is no JSON
 * becomes a string.
 */
final class JsonText {

	private JsonText() {
	}

	static void write(JsonGenerator generator, String text) throws IOException {
		if (generator instanceof CuttingGenerator cutting && cutting.writePlain(text)) {
			return;
		}
		TreeNode value = parse(generator, text);
		if (value != null) {
			generator.writePOJO(value);
		}
		else {
			generator.writeString(text);
		}
	}

	private static @Nullable TreeNode parse(JsonGenerator generator, String text) throws IOException {
		try (JsonParser parser = generator.getCodec().getFactory().createParser(text)) {
			TreeNode value = generator.getCodec().readTree(parser);
			return (parser.nextToken() == null) ? value : null;
		}
		catch (JsonProcessingException ex) {
			return null;
		}
	}

}
