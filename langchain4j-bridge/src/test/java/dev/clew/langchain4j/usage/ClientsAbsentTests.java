package dev.clew.langchain4j.usage;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import dev.clew.observation.GenerationContext;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that has none of the providers' clients on its class path.
 */
class ClientsAbsentTests {

	private final ClassLoader poor = new PoorClassLoader();

	@Test
	void usageOfAModelOfItsOwnIsRead() throws ReflectiveOperationException {
		Object usage = this.poor.loadClass(OwnModel.class.getName()).getDeclaredConstructor().newInstance();
		assertThat(((Supplier<?>) usage).get()).isEqualTo(Map.of("input", 10L, "output", 4L));
	}

	@Test
	void clientsAreAbsentIndeed() {
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> this.poor.loadClass("dev.langchain4j.model.openai.OpenAiTokenUsage"));
	}

	/**
	 * What the hooks do for a model that nobody knows.
	 */
	public static final class OwnModel implements Supplier<Map<String, Long>> {

		@Override
		public Map<String, Long> get() {
			GenerationContext context = new GenerationContext();
			RequestedTier.of(ChatRequestParameters.builder().build());
			InProcessModels.contain(this);
			ProviderUsage.apply(context,
					ChatResponse.builder()
						.aiMessage(AiMessage.from("Hello"))
						.tokenUsage(new TokenUsage(10, 4))
						.build());
			return Objects.requireNonNull(context.getUsage()).buckets();
		}

	}

	/**
	 * Knows neither clients nor what they speak HTTP with.
	 */
	private static final class PoorClassLoader extends ClassLoader {

		private static final List<String> ABSENT = List.of("openai", "anthropic", "bedrock", "googleai", "mistralai");

		PoorClassLoader() {
			super(ClientsAbsentTests.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			boolean absent = name.startsWith("dev.langchain4j.http.")
					|| ABSENT.stream().anyMatch((client) -> name.startsWith("dev.langchain4j.model." + client));
			if (absent) {
				throw new ClassNotFoundException(name);
			}
			if (!name.startsWith("dev.clew.")) {
				return super.loadClass(name, resolve);
			}
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] bytes = Objects.requireNonNull(in).readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
