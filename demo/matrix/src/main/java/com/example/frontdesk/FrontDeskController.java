package com.example.frontdesk;

import java.io.IOException;
import java.io.UncheckedIOException;

import dev.langchain4j.model.chat.ChatModel;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@RestController
class FrontDeskController {

	private final Clerk clerk;

	private final ChatModel model;

	FrontDeskController(Clerk clerk, ChatModel model) {
		this.clerk = clerk;
		this.model = model;
	}

	@GetMapping("/ask")
	String ask(@RequestParam String guest, @RequestParam String message) {
		return this.clerk.answer(guest, message);
	}

	@GetMapping("/translate")
	String translate(@RequestParam String message) {
		return this.model.chat("Translate into German: " + message);
	}

	@GetMapping("/stream")
	SseEmitter stream(@RequestParam String guest, @RequestParam String message) {
		SseEmitter emitter = new SseEmitter();
		this.clerk.stream(guest, message)
			.onPartialResponse((part) -> send(emitter, part))
			.onCompleteResponse((response) -> emitter.complete())
			.onError((error) -> {
				send(emitter, error.getClass().getName());
				emitter.complete();
			})
			.start();
		return emitter;
	}

	@ExceptionHandler(RuntimeException.class)
	ResponseEntity<String> failed(RuntimeException ex) {
		return ResponseEntity.status(502).body(ex.getClass().getName() + ": " + ex.getMessage());
	}

	private static void send(SseEmitter emitter, String part) {
		try {
			emitter.send(part);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
