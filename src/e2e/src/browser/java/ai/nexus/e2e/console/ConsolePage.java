package ai.nexus.e2e.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;

/** What a person finds on a page of the console, by role and name. */
record ConsolePage(Page page) {

  ConsolePage go(String name) {
    page.getByRole(AriaRole.LINK, named(name)).click();
    return this;
  }

  void press(String name) {
    page.getByRole(AriaRole.BUTTON, named(name)).click();
  }

  void write(String label, String text) {
    field(label).fill(text);
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  void choose(String name) {
    page.getByRole(AriaRole.RADIO, named(name)).check();
  }

  /** The row of a table that has this text. */
  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  /** All rows of the table but its head. */
  Locator rows() {
    return page.locator("tbody").getByRole(AriaRole.ROW);
  }

  Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  Locator heading(String name) {
    return page.getByRole(AriaRole.HEADING, named(name));
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name).setExact(true);
  }
}
