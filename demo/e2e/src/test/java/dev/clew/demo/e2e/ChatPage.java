package dev.clew.demo.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;

/**
 * The chat page as a person finds their way on it: by roles and names.
 */
final class ChatPage {

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private final Page page;

	ChatPage(BrowserContext context, String address) {
		this.page = context.newPage();
		this.page.onConsoleMessage(this::complain);
		this.page.onPageError(this.complaints::add);
		this.page.navigate(address);
	}

	private void complain(ConsoleMessage message) {
		if (!"log".equals(message.type()) && !"info".equals(message.type())) {
			this.complaints.add(message.text());
		}
	}

	Page page() {
		return this.page;
	}

	List<String> complaints() {
		return this.complaints;
	}

	Locator message() {
		return this.page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Your message"));
	}

	Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	Locator link(String name) {
		return this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	Locator suggestions() {
		return this.page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Suggestions"))
			.getByRole(AriaRole.BUTTON);
	}

	Locator turns() {
		return this.page.getByRole(AriaRole.LOG, new Page.GetByRoleOptions().setName("Conversation"))
			.getByRole(AriaRole.ARTICLE);
	}

	Locator lastTurn() {
		return turns().last();
	}

	/**
	 * Types and presses Enter.
	 * @param text the question
	 * @return the answer, complete
	 */
	Locator ask(String text) {
		int before = turns().count();
		message().pressSequentially(text);
		message().press("Enter");
		return answer(before + 2);
	}

	Locator answer(int turns) {
		PlaywrightAssertions.assertThat(turns()).hasCount(turns);
		PlaywrightAssertions.assertThat(button("Send")).isVisible();
		return lastTurn();
	}

	/**
	 * Opens the small tree below an answer, once the trace is complete.
	 * @param answer where
	 * @return the steps in the tree
	 */
	Locator openTrace(Locator answer) {
		Locator summary = answer.locator("summary").filter(new Locator.FilterOptions().setHasNotText("running"));
		PlaywrightAssertions.assertThat(summary).isVisible();
		summary.click();
		return answer.getByRole(AriaRole.LISTITEM);
	}

	void screenshot(String name) {
		Screenshots.take(this.page, name);
	}

}
