package dev.clew.demo.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.clew.trace.Content;
import dev.clew.trace.ObservationType;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tree and panel: side by side where there is room, else one over the other.
 */
@ViewerTest
class ViewerSplitTests {

	private final HelpDesk desk;

	private final ViewerPage viewer;

	private final Page page;

	ViewerSplitTests(HelpDesk desk, ViewerPage viewer) {
		this.desk = desk;
		this.viewer = viewer;
		this.page = viewer.page();
	}

	@Test
	void barBetweenThemIsMovedByMouseAndKeyboardAndStays() {
		this.viewer.open(trace("split-bar"));
		Locator bar = this.page.getByRole(AriaRole.SEPARATOR, new Page.GetByRoleOptions().setName("Width of the tree"));
		PlaywrightAssertions.assertThat(bar).hasAttribute("aria-valuenow", "54");
		BoundingBox box = bar.boundingBox();
		this.page.mouse().move(box.x, box.y + 100);
		this.page.mouse().down();
		this.page.mouse().move(512, box.y + 120);
		this.page.mouse().up();
		PlaywrightAssertions.assertThat(bar).hasAttribute("aria-valuenow", "40");
		bar.press("ArrowRight");
		PlaywrightAssertions.assertThat(bar).hasAttribute("aria-valuenow", "42");
		assertThat(this.page.locator("clew-steps").boundingBox().width).isCloseTo(1280 * 0.42, Offset.offset(3.0));
		this.page.reload();
		PlaywrightAssertions.assertThat(bar).hasAttribute("aria-valuenow", "42");
		bar.press("End");
		bar.press("ArrowRight");
		PlaywrightAssertions.assertThat(bar).hasAttribute("aria-valuenow", "75");
		bar.press("Enter");
		PlaywrightAssertions.assertThat(bar).hasAttribute("aria-valuenow", "54");
	}

	@Test
	void stepLiesOverTheTreeWhereThereIsNoRoomAndHasAWayBack() {
		this.page.setViewportSize(390, 844);
		this.viewer.open(trace("split-narrow"));
		PlaywrightAssertions.assertThat(heading()).containsText("HutDesk.answer");
		PlaywrightAssertions.assertThat(this.viewer.steps()).hasCount(3);
		assertThat(this.page.locator("clew-trace-head .line").boundingBox().height).isLessThan(34);
		assertThat(this.page.locator("clew-trace-head .known").boundingBox().height).isLessThan(34);
		this.viewer.steps().nth(2).click();
		PlaywrightAssertions.assertThat(heading()).containsText("cancelBooking");
		PlaywrightAssertions.assertThat(heading()).isFocused();
		PlaywrightAssertions.assertThat(this.viewer.tree()).isHidden();
		assertThat(heading().boundingBox().y).isLessThan(200);
		assertThat(this.viewer.violationsInAllColours("split-over")).isEmpty();
		this.viewer.button("Back to the trace").click();
		PlaywrightAssertions.assertThat(this.viewer.tree()).isFocused();
		PlaywrightAssertions.assertThat(heading()).containsText("HutDesk.answer");
		this.page.goBack();
		PlaywrightAssertions.assertThat(heading()).containsText("cancelBooking");
		this.page.goBack();
		PlaywrightAssertions.assertThat(this.viewer.tree()).isVisible();
	}

	@Test
	void storyIsBriefWhereThereIsNoRoomAndOpensInFull() {
		this.page.setViewportSize(390, 844);
		this.viewer.open(trace("split-brief"));
		PlaywrightAssertions.assertThat(heading()).containsText("HutDesk.answer");
		PlaywrightAssertions.assertThat(this.viewer.button("JSON")).hasCount(0);
		this.viewer.button("All of this step").click();
		PlaywrightAssertions.assertThat(this.viewer.button("JSON")).isVisible();
		PlaywrightAssertions.assertThat(heading()).containsText("HutDesk.answer");
		PlaywrightAssertions.assertThat(this.viewer.tree()).isHidden();
	}

	@Test
	void actionsStandBehindOneButtonWhereThereIsNoRoom() {
		this.page.setViewportSize(390, 844);
		this.viewer.open(trace("split-actions"));
		PlaywrightAssertions.assertThat(heading()).containsText("HutDesk.answer");
		PlaywrightAssertions.assertThat(this.viewer.button("Copy link")).isHidden();
		this.viewer.button("Actions").click();
		this.viewer.button("Copy link").click();
		PlaywrightAssertions.assertThat(this.page.getByText("The link is copied.")).isVisible();
	}

	@Test
	void hoverLeavesTheSelectionVisible() {
		this.viewer.open(trace("split-hover"));
		Locator chosen = this.page.locator("[aria-selected=true]");
		PlaywrightAssertions.assertThat(chosen).containsText("HutDesk.answer");
		Object before = chosen.evaluate("(row) => getComputedStyle(row).backgroundColor");
		chosen.hover();
		assertThat(chosen.evaluate("(row) => getComputedStyle(row).backgroundColor")).isEqualTo(before);
	}

	private Locator heading() {
		return this.page.locator("clew-observation").getByRole(AriaRole.HEADING).first();
	}

	private String trace(String session) {
		return new TimedTrace(this.desk, "POST /api/chat", session)
			.step(1, 0, ObservationType.SPAN, "POST /api/chat", 0, 4000)
			.step(2, 1, ObservationType.AGENT, "HutDesk.answer", 20, 3900,
					(step) -> step.input(Content.ofJson("{\"userMessage\":\"Cancel HUT-204\"}"))
						.output(RecordedTrace.json("Cancelled.")))
			.step(3, 2, ObservationType.TOOL, "cancelBooking", 2470, 200)
			.query();
	}

}
