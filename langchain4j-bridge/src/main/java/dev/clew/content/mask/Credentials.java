package dev.clew.content.mask;

import java.util.List;

/**
 * Keys of APIs, tokens, and passwords in URLs.
 */
final class Credentials implements Mask {

	static final String KIND = "credential";

	private final List<Mask> masks = List.of(new ApiKeys(), new BearerTokens(), new WebTokens(), new UrlPasswords());

	@Override
	public void find(String text, Ranges found) {
		this.masks.forEach((mask) -> mask.find(text, found));
	}

}
