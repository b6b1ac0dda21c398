package dev.clew.capture;

/**
 * An AI service.
 */
interface Assistant {

	String chat(String message);

}
