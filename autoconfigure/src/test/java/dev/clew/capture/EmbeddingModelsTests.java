package dev.clew.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.clew.aop.TracedBeanPostProcessor;
import dev.clew.trace.ModelCall;
import dev.clew.trace.ObservationRecord;
import dev.clew.trace.ObservationType;
import dev.clew.trace.Usage;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ContentType;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.DimensionAwareEmbeddingModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.listener.EmbeddingModelRequestContext;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.output.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Embedding models: of a provider, in process, listened to, around others.
 */
class EmbeddingModelsTests {

	private static final String ONE = """
			{"object":"list","model":"text-embedding-3-small-v1","data":[{"index":0,"embedding":[1.0,0.0]}],
			"usage":{"prompt_tokens":3,"total_tokens":3}}""";

	private static final String TWO = """
			{"object":"list","model":"text-embedding-3-small-v1","data":[{"index":0,"embedding":[1.0,0.0]},
			{"index":1,"embedding":[0.0,1.0]}],"usage":{"prompt_tokens":5,"total_tokens":5}}""";

	private static final Application application = Application.start(Embeddings.class);

	private static final ScriptedModels models = application.bean(ScriptedModels.class);

	@AfterAll
	static void close() {
		application.close();
	}

	@ParameterizedTest
	@EnumSource
	void everyFormOfEmbedIsOneEmbeddingWithItsUsage(Form form) throws Exception {
		models.answers(ScriptedModels.EMBEDDINGS, form.response);
		OpenAiEmbeddingModel model = application.bean(OpenAiEmbeddingModel.class);
		assertThat(application.inRequest(() -> form.call.apply(model))).isEqualTo(2);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING %s
				    SPAN HTTP POST
				""".formatted(form.model));
		ObservationRecord embedding = embedding();
		assertThat(Trees.json(embedding.input())).isEqualTo(form.input);
		assertThat(Trees.json(embedding.output())).isEqualTo(form.output);
		assertThat(embedding.modelCall()).extracting(ModelCall::requestModel, ModelCall::provider, ModelCall::usage)
			.containsExactly(form.model, "openai", new Usage(Map.of("input", form.tokens)));
	}

	@Test
	void responseSaysWhichModelAnswered() throws Exception {
		models.answers(ScriptedModels.EMBEDDINGS, TWO);
		application.inRequest(() -> Form.REQUEST.call.apply(application.bean(OpenAiEmbeddingModel.class)));
		assertThat(embedding().modelCall()).extracting(ModelCall::model).isEqualTo("text-embedding-3-small-v1");
	}

	@Test
	void noTextsAreAnEmbeddingOfNothing() throws Exception {
		OpenAiEmbeddingModel model = application.bean(OpenAiEmbeddingModel.class);
		assertThat(application.inRequest(() -> model.embedAll(List.of()).content())).isEmpty();
		assertThat(Trees.json(embedding().output())).isEqualTo("{\"count\":0}");
	}

	@Test
	void askingForTheDimensionIsNoEmbedding() throws Exception {
		models.answers(ScriptedModels.EMBEDDINGS, ONE);
		assertThat(application.inRequest(() -> application.bean("own", EmbeddingModel.class).dimension())).isEqualTo(2);
		assertThat(models.calls(ScriptedModels.EMBEDDINGS)).isOne();
		assertThat(application.traceIfAny()).isNull();
	}

	@Test
	void imagesAreReferredTo() throws Exception {
		EmbeddingModel model = application.bean("inProcess", EmbeddingModel.class);
		EmbeddingRequest request = EmbeddingRequest.builder()
			.input(ImageContent.from("aGVsbG8=", "image/png"))
			.input(TextContent.from("a hut"), ImageContent.from("https://images.example/hut.png"))
			.input("a hut")
			.build();
		assertThat(application.inRequest(() -> model.embed(request).embeddings())).hasSize(3);
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING InProcess
				""");
		assertThat(Trees.json(embedding().input()))
			.isEqualTo("[[{\"type\":\"image\",\"mediaType\":\"image/png\",\"size\":5,\"sha256\":"
					+ "\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"}],"
					+ "[{\"type\":\"text\",\"text\":\"a hut\"},"
					+ "{\"type\":\"image\",\"url\":\"https://images.example/hut.png\"}],\"a hut\"]");
	}

	@Test
	void modelInThisProcessHasNoUsageAndNoProvider() throws Exception {
		EmbeddingModel model = application.bean("inProcess", EmbeddingModel.class);
		assertThat(application.inRequest(() -> model.embed("one").content().dimension())).isEqualTo(2);
		assertThat(embedding().modelCall()).extracting(ModelCall::model, ModelCall::provider, ModelCall::usage)
			.containsExactly(null, null, null);
	}

	@Test
	void modelWithListenersOfItsOwnIsCountedOnce() throws Exception {
		models.answers(ScriptedModels.EMBEDDINGS, ONE);
		Heard heard = application.bean(Heard.class);
		heard.models.clear();
		application.inRequest(() -> application.bean("own", EmbeddingModel.class).embed("one"));
		assertThat(heard.models).containsExactly("letters-2");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING letters-2
				    SPAN HTTP POST
				""");
	}

	@Test
	void beanThatIsListenedToIsTraced() throws Exception {
		Heard heard = application.bean(Heard.class);
		heard.models.clear();
		application.inRequest(() -> application.bean("listenedTo", EmbeddingModel.class).embed("one"));
		assertThat(heard.models).containsExactly("unknown");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING ListeningEmbeddingModel
				""");
	}

	@Test
	void beanThatIsListenedToLaterIsTraced() throws Exception {
		Heard heard = new Heard();
		EmbeddingModel listenedTo = application.bean("inProcess", EmbeddingModel.class).addListener(heard);
		application.inRequest(() -> listenedTo.embed("one"));
		assertThat(heard.models).containsExactly("unknown");
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING InProcess
				""");
	}

	@Test
	void modelAroundAnotherOneIsOneEmbeddingOfThatModel() throws Exception {
		models.answers(ScriptedModels.EMBEDDINGS, ONE);
		application.inRequest(() -> application.bean("caching", EmbeddingModel.class).embed("one"));
		assertThat(application.tree()).isEqualTo("""
				SPAN POST /work/{id}
				  EMBEDDING text-embedding-3-small
				    SPAN HTTP POST
				""");
		assertThat(embedding().modelCall()).extracting(ModelCall::provider, ModelCall::usage)
			.containsExactly("openai", new Usage(Map.of("input", 3L)));
	}

	@Test
	void callOutsideARequestIsATraceOfItsOwn() {
		application.bean("inProcess", EmbeddingModel.class).embed("one");
		assertThat(Trees.of(application.newestTrace())).isEqualTo("EMBEDDING InProcess\n");
	}

	@Test
	void modelOfAFinalClassStaysAsItIsAndIsNamed() throws Exception {
		assertThat(application.bean(Closed.class).getClass()).isEqualTo(Closed.class);
		assertThat(application.bean(TracedBeanPostProcessor.class).untraced())
			.isEqualTo(Map.of("closed", "its class " + Closed.class.getName() + " is final"));
	}

	private static ObservationRecord embedding() {
		return Trees.first(application.trace(), ObservationType.EMBEDDING);
	}

	/**
	 * Ways to call an embedding model.
	 */
	enum Form {

		/** A text. */
		TEXT((model) -> model.embed("one").content().dimension(), ONE, "[\"one\"]", 1),

		/** A segment. */
		SEGMENT((model) -> model.embed(TextSegment.from("one")).content().dimension(), ONE, "[\"one\"]", 1),

		/** Segments. */
		SEGMENTS((model) -> model.embedAll(List.of(TextSegment.from("one"), TextSegment.from("two"))).content().size(),
				TWO, "[\"one\",\"two\"]", 2),

		/** A request to the same model. */
		REQUEST((model) -> model.embed(request("text-embedding-3-small")).embeddings().size(), TWO, "[\"one\",\"two\"]",
				2),

		/** A request to another model. */
		OTHER_MODEL((model) -> model.embed(request("text-embedding-3-large")).embeddings().size(), TWO,
				"[\"one\",\"two\"]", 2),

		/** The method that models implement. */
		INNER((model) -> model.doEmbed(request("text-embedding-3-large")).embeddings().size(), TWO, "[\"one\",\"two\"]",
				2);

		private final Function<EmbeddingModel, Integer> call;

		private final String response;

		private final String input;

		private final String output;

		private final String model;

		private final long tokens;

		Form(Function<EmbeddingModel, Integer> call, String response, String input, int count) {
			this.call = call;
			this.response = response;
			this.input = input;
			this.output = "{\"count\":" + count + ",\"dimension\":2}";
			this.model = (ordinal() < 4) ? "text-embedding-3-small" : "text-embedding-3-large";
			this.tokens = (count == 1) ? 3 : 5;
		}

		private static EmbeddingRequest request(String model) {
			return EmbeddingRequest.builder()
				.textSegments(List.of(TextSegment.from("one"), TextSegment.from("two")))
				.modelName(model)
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(OtherModels.class)
	static class Embeddings {

		@Bean
		Heard heard() {
			return new Heard();
		}

		@Bean(autowireCandidate = false)
		OpenAiEmbeddingModel own(ScriptedModels models, Heard heard) {
			return models.embedding().modelName("letters-2").listeners(List.of(heard)).build();
		}

		@Bean
		InProcess inProcess() {
			return new InProcess();
		}

		@Bean
		EmbeddingModel listenedTo(Heard heard) {
			return new InProcess().addListener(heard);
		}

		@Bean
		EmbeddingModel caching(OpenAiEmbeddingModel openAiEmbeddingModel) {
			return new Caching(openAiEmbeddingModel);
		}

		@Bean
		Closed closed() {
			return new Closed();
		}

	}

	static class Heard implements EmbeddingModelListener {

		private final List<String> models = new ArrayList<>();

		@Override
		public void onRequest(EmbeddingModelRequestContext requestContext) {
			this.models.add(requestContext.embeddingModel().modelName());
		}

	}

	/**
	 * As LangChain4j's own models that run in this process.
	 */
	static class InProcess extends DimensionAwareEmbeddingModel {

		@Override
		public Set<ContentType> supportedContentTypes() {
			return Set.of(ContentType.TEXT, ContentType.IMAGE);
		}

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(segments.stream().map((segment) -> vector()).toList());
		}

		@Override
		public EmbeddingResponse doEmbed(EmbeddingRequest request) {
			return EmbeddingResponse.builder()
				.embeddings(request.inputs().stream().map((input) -> vector()).toList())
				.build();
		}

		private static Embedding vector() {
			return Embedding.from(new float[] { 1, 0 });
		}

	}

	/**
	 * A model around another one.
	 */
	static class Caching implements EmbeddingModel {

		private final EmbeddingModel model;

		Caching(EmbeddingModel model) {
			this.model = model;
		}

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return this.model.embedAll(segments);
		}

	}

	static final class Closed implements EmbeddingModel {

		@Override
		public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
			return Response.from(List.of());
		}

	}

}
