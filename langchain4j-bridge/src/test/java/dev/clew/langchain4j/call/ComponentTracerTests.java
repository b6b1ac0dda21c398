package dev.clew.langchain4j.call;

import java.util.List;

import dev.clew.langchain4j.rag.RetrieverTracer;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComponentTracerTests {

	private final RetrieverTracer tracer = new RetrieverTracer(null);

	@Test
	void componentIsCalledByItsClass() {
		assertThat(this.tracer.nameOf(new Notices())).isEqualTo("Notices");
	}

	@Test
	void componentWhoseClassHasNoNameIsCalledByItsTypeAndPlace() {
		ContentRetriever lambda = (query) -> List.of();
		ContentRetriever anonymous = new ContentRetriever() {

			@Override
			public List<Content> retrieve(Query query) {
				return List.of();
			}

		};
		assertThat(List.of(lambda, anonymous, wrapped(lambda))).extracting(this.tracer::nameOf)
			.containsExactly("ContentRetriever", "ContentRetriever ComponentTracerTests$1", "ContentRetriever");
	}

	@Test
	void wrapperAnswersAndFailsAsTheComponentDoes() {
		Content content = Content.from("closed in May");
		assertThat(wrapped((query) -> List.of(content)).retrieve(Query.from("open?"))).containsExactly(content);
		IllegalStateException failure = new IllegalStateException("no index");
		ContentRetriever broken = wrapped((query) -> {
			throw failure;
		});
		assertThatThrownBy(() -> broken.retrieve(Query.from("open?"))).isSameAs(failure);
	}

	@Test
	void whatIsTracedIsNotWrappedAgain() {
		ContentRetriever once = wrapped((query) -> List.of());
		assertThat(wrapped(once)).isSameAs(once);
	}

	@Test
	void wrapperEqualsItselfAndWrappersOfEqualComponents() {
		ContentRetriever one = wrapped(new Numbered(1));
		assertThat(one.equals(one)).isTrue();
		assertThat(one).isEqualTo(wrapped(new Numbered(1)))
			.hasSameHashCodeAs(new Numbered(1))
			.isNotEqualTo(wrapped(new Numbered(2)))
			.isNotEqualTo(new Numbered(1))
			.isNotEqualTo(null);
		assertThat(new Numbered(1)).isNotEqualTo(one);
	}

	private ContentRetriever wrapped(ContentRetriever retriever) {
		return TracingProxy.of(ContentRetriever.class, retriever, this.tracer);
	}

	/**
	 * A retriever with a name.
	 */
	private static final class Notices implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of();
		}

	}

	/**
	 * A retriever that equals others.
	 *
	 * @param number of the retriever
	 */
	private record Numbered(int number) implements ContentRetriever {

		@Override
		public List<Content> retrieve(Query query) {
			return List.of();
		}

	}

}
