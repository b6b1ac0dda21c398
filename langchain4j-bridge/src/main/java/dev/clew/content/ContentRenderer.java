package dev.clew.content;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.impl.UnsupportedTypeSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Renders inputs and outputs as JSON of a bounded size. Too long content is cut in its
 * texts, the longest first, at a character boundary: it stays JSON, and it is said in a
 * note. Thread-safe.
 */
public final class ContentRenderer {

	private static final int ENOUGH_TO_STOP = 16 * 1024 * 1024;

	private final ObjectMapper mapper = JsonMapper.builder()
		.findAndAddModules()
		.addModule(new SimpleModule().setSerializerModifier(new UnknownTypes()))
		.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
		.build();

	// One of those that were used before, with its buffers.
	private final AtomicReference<@Nullable CuttingGenerator> spare = new AtomicReference<>();

	private final int maxSize;

	/**
	 * A renderer.
	 * @param maxSize at most so many bytes for the texts and structure of one input or
	 * output
	 */
	public ContentRenderer(int maxSize) {
		if (maxSize < 1) {
			throw new IllegalArgumentException("maxSize must be at least 1 byte, but is " + maxSize);
		}
		this.maxSize = maxSize;
	}

	/**
	 * Renders an input or output.
	 * @param source what to render
	 * @param field its name in the note, such as {@code input}
	 * @return the content, with a note if it was cut
	 * @throws IOException if the source cannot be written as JSON
	 */
	public Rendered render(ContentSource source, String field) throws IOException {
		CuttingGenerator spare = this.spare.getAndSet(null);
		CuttingGenerator generator = (spare != null) ? spare : new CuttingGenerator(this.mapper);
		Rendered rendered = render(source, field, generator);
		// What has failed half-way is not used again.
		this.spare.set(generator);
		return rendered;
	}

	private Rendered render(ContentSource source, String field, CuttingGenerator generator) throws IOException {
		if (generator.write(source, this.maxSize, this.maxSize)) {
			return new Rendered(generator.content(), null);
		}
		TextSizes sizes = generator.measure(source, ENOUGH_TO_STOP);
		long wanted = generator.wanted();
		String size = (wanted > ENOUGH_TO_STOP) ? "more than " + ENOUGH_TO_STOP : String.valueOf(generator.size());
		generator.write(source, this.maxSize, sizes.fairShare(this.maxSize - (wanted - sizes.sum())));
		return new Rendered(generator.content(), field + " cut: " + generator.size() + " of " + size + " bytes kept");
	}

	/** Dates and the like are texts, also where no module of Jackson's knows them. */
	private static final class UnknownTypes extends BeanSerializerModifier {

		@Override
		public JsonSerializer<?> modifySerializer(SerializationConfig config, BeanDescription description,
				JsonSerializer<?> serializer) {
			return (serializer instanceof UnsupportedTypeSerializer) ? ToStringSerializer.instance : serializer;
		}

	}

}
