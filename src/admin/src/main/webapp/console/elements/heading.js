import { element } from "../dom.js";

/** What a page is called; has the focus when its page is gone to. */
export function heading(title) {
  return element("h1", { tabIndex: -1 }, title);
}
