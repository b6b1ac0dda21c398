package dev.clew.capture;

import dev.langchain4j.service.TokenStream;
import reactor.core.publisher.Flux;

/**
 * An AI service that answers word by word.
 */
interface Narrator {

	Flux<String> tell(String message);

	TokenStream stream(String message);

}
