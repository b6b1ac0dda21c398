package dev.clew.capture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.service.TokenStream;

/**
 * What an application hears of a stream.
 */
final class Heard implements StreamingChatResponseHandler {

	private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

	private final CompletableFuture<Long> first = new CompletableFuture<>();

	private final CompletableFuture<List<String>> end = new CompletableFuture<>();

	// All callbacks that there are.
	static Heard of(TokenStream stream) {
		Heard heard = new Heard();
		stream
			.onRetrieved(
					(contents) -> contents.forEach((content) -> heard.add("retrieved " + content.textSegment().text())))
			.onPartialResponse(heard::onPartialResponse)
			.onPartialThinking(heard::onPartialThinking)
			.onPartialToolCall(heard::onPartialToolCall)
			.onIntermediateResponse((response) -> heard.add("intermediate"))
			.beforeToolExecution((before) -> heard.add("before " + before.request().name()))
			.onToolExecuted((tool) -> heard.add("executed " + tool.request().name() + " " + tool.result()))
			.onCompleteResponse(heard::onCompleteResponse)
			.onError(heard::onError)
			.start();
		return heard;
	}

	// What comes after the first end is not waited for.
	void add(String event) {
		this.first.complete(System.nanoTime());
		if (!this.end.isDone()) {
			this.heard.add(event);
		}
	}

	@Override
	public void onPartialResponse(String partialResponse) {
		add(partialResponse);
	}

	@Override
	public void onPartialThinking(PartialThinking partialThinking) {
		add("thinking " + partialThinking.text());
	}

	@Override
	public void onPartialToolCall(PartialToolCall partialToolCall) {
		add("call " + partialToolCall.name() + " " + partialToolCall.partialArguments());
	}

	@Override
	public void onCompleteToolCall(CompleteToolCall completeToolCall) {
		add("called " + completeToolCall.toolExecutionRequest().arguments());
	}

	@Override
	public void onCompleteResponse(ChatResponse completeResponse) {
		add("end " + completeResponse.aiMessage().text());
		this.end.complete(this.heard);
	}

	@Override
	public void onError(Throwable error) {
		add("error " + error.getMessage());
		this.end.complete(this.heard);
	}

	// When the first of it came.
	long firstNanos() {
		return this.first.join();
	}

	// When it has ended.
	List<String> all() throws Exception {
		return List.copyOf(this.end.get(30, TimeUnit.SECONDS));
	}

}
