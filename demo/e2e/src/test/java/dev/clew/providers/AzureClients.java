package dev.clew.providers;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpClientProvider;
import com.azure.core.http.netty.NettyAsyncHttpClientBuilder;
import com.azure.core.util.HttpClientOptions;
import dev.langchain4j.model.azure.AzureOpenAiChatModel;
import dev.langchain4j.model.azure.AzureOpenAiEmbeddingModel;
import dev.langchain4j.model.azure.AzureOpenAiStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;

/**
 * Deployments on Azure. Its SDK sends keys by HTTPS only: what it sends is turned to HTTP
 * at the last moment.
 */
final class AzureClients {

	private static final String HTTP = "http:";

	private static final String HTTPS = "https:";

	private AzureClients() {
	}

	static ChatModel chat(Row row, String url) {
		return AzureOpenAiChatModel.builder()
			.endpoint(url.replace(HTTP, HTTPS))
			.apiKey("key")
			.httpClientProvider(new PlainHttp())
			.deploymentName(row.askedModel())
			.build();
	}

	static StreamingChatModel stream(Row row, String url) {
		return AzureOpenAiStreamingChatModel.builder()
			.endpoint(url.replace(HTTP, HTTPS))
			.apiKey("key")
			.httpClientProvider(new PlainHttp())
			.deploymentName(row.askedModel())
			.build();
	}

	static EmbeddingModel embedding(Row row, String url) {
		return AzureOpenAiEmbeddingModel.builder()
			.endpoint(url.replace(HTTP, HTTPS))
			.apiKey("key")
			.httpClientProvider(new PlainHttp())
			.deploymentName(row.askedModel())
			.build();
	}

	/**
	 * Clients that send in plain text.
	 */
	private static final class PlainHttp implements HttpClientProvider {

		@Override
		public HttpClient createInstance() {
			HttpClient client = new NettyAsyncHttpClientBuilder().build();
			return (request) -> client.send(request.setUrl(request.getUrl().toString().replaceFirst(HTTPS, HTTP)));
		}

		@Override
		public HttpClient createInstance(HttpClientOptions options) {
			return createInstance();
		}

	}

}
