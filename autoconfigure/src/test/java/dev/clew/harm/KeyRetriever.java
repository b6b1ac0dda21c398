package dev.clew.harm;

import java.util.List;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.rag.content.Content;
import dev.langchain4j.rag.content.retriever.ContentRetriever;
import dev.langchain4j.rag.query.Query;

/**
 * Embeds the query and finds one text about it.
 */
class KeyRetriever implements ContentRetriever {

	private final EmbeddingModel model;

	KeyRetriever(EmbeddingModel model) {
		this.model = model;
	}

	@Override
	public List<Content> retrieve(Query query) {
		String key = Keys.in(query.text());
		this.model.embed(query.text());
		Faulty.at("retriever", key);
		return List.of(Content.from("about " + key));
	}

}
