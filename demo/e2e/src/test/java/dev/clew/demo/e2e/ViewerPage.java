package dev.clew.demo.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * The viewer as a person finds their way on it: by roles and names. What the browser
 * complains about, violations of the content security policy among it, is collected.
 */
final class ViewerPage {

	private static final long LOOKS_EVERY = 2000;

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private final HelpDesk desk;

	private final Page page;

	ViewerPage(BrowserContext context, HelpDesk desk) {
		this.desk = desk;
		this.page = context.newPage();
		this.page.onConsoleMessage(this::complain);
		this.page.onPageError(this.complaints::add);
	}

	private void complain(ConsoleMessage message) {
		if (!"log".equals(message.type()) && !"info".equals(message.type())) {
			this.complaints.add(message.text());
		}
	}

	ViewerPage open(String query) {
		this.page.navigate(this.desk.address() + "/actuator/llmviewer" + query);
		return this;
	}

	/**
	 * Goes to another place of the page that is open, without loading it anew; opens it
	 * where none is.
	 * @param query of the address
	 */
	void goTo(String query) {
		if (!this.page.url().startsWith(this.desk.address())) {
			open(query);
			return;
		}
		this.page.evaluate(
				"(query) => { history.pushState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }",
				query);
	}

	/**
	 * Puts the time of the page into the hands of the test; it goes on by itself too.
	 * @return this page, not opened yet
	 */
	ViewerPage withClock() {
		this.page.clock().install();
		return this;
	}

	/** Lets the time pass after which the page looks for what is new. */
	void lookAgain() {
		this.page.clock().runFor(LOOKS_EVERY);
	}

	Page page() {
		return this.page;
	}

	/**
	 * What tells by its attribute "place" which step is shown: ids of its trace and its
	 * own.
	 * @return a part of the panel of the step
	 */
	Locator shownStep() {
		return this.page.locator("clew-observation clew-compare-button");
	}

	List<String> complaints() {
		return this.complaints;
	}

	Locator link(String name) {
		return this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	static Locator button(Locator within, String name) {
		return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
	}

	Locator heading(String name) {
		return this.page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
	}

	/**
	 * The rows or cards of the list of traces.
	 * @return all of them
	 */
	Locator traces() {
		return this.page.locator("[data-trace]");
	}

	/**
	 * A row or card of the list of traces.
	 * @param name what was traced
	 * @return those of this name
	 */
	Locator trace(String name) {
		return traces().filter(new Locator.FilterOptions()
			.setHas(this.page.locator(".name, .open").getByText(name, new Locator.GetByTextOptions().setExact(true))));
	}

	/**
	 * The link of a row or card.
	 * @param name what was traced
	 * @return what leads to the trace
	 */
	Locator linkTo(String name) {
		return trace(name).locator(".open");
	}

	Locator tree() {
		return this.page.getByRole(AriaRole.TREE);
	}

	Locator steps() {
		return tree().getByRole(AriaRole.TREEITEM);
	}

	List<String> violations() {
		return Accessibility.violations(this.page);
	}

	/**
	 * Looks at the page in light and in dark colours.
	 * @param name of its pictures
	 * @return what is wrong in the ones or the others
	 */
	List<String> violationsInAllColours(String name) {
		screenshot(name);
		return Accessibility.violationsInAllColours(this.page);
	}

	// Others who use the same browser find it as it was, if it keeps anything.
	void leave() {
		if (this.page.url().startsWith(this.desk.address())) {
			this.page.evaluate("() => { try { localStorage.clear(); } catch { return; } }");
		}
		this.page.close();
	}

	void screenshot(String name) {
		Screenshots.take(this.page, "viewer-" + name);
	}

}
