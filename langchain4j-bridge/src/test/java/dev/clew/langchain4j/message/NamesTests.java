package dev.clew.langchain4j.message;

import java.util.List;

import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.transformer.DefaultQueryTransformer;
import dev.langchain4j.rag.query.transformer.QueryTransformer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	@Test
	void componentIsCalledByItsClass() {
		assertThat(Names.of(new DefaultQueryTransformer(), QueryTransformer.class))
			.isEqualTo("DefaultQueryTransformer");
	}

	@Test
	void anonymousOnesAreToldApart() {
		InputGuardrail first = new InputGuardrail() {

		};
		InputGuardrail second = new InputGuardrail() {

		};
		assertThat(List.of(Names.of(first, InputGuardrail.class), Names.of(second, InputGuardrail.class)))
			.containsExactly("InputGuardrail NamesTests$1", "InputGuardrail NamesTests$2");
	}

	@Test
	void lambdaIsCalledByItsType() {
		ContentRetriever retriever = (query) -> List.of();
		assertThat(Names.of(retriever, ContentRetriever.class)).isEqualTo("ContentRetriever");
	}

}
