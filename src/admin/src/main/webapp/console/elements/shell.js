import { element } from "../dom.js";
import { session } from "../session.js";

/** What stands around every page: the name, the ways to the pages, the way out. */
export function shell(pages, shown, content) {
  const links = pages.map(({ hash, title, make }) =>
    element("a", { href: hash, ...(make === shown.make && { "aria-current": "page" }) }, title),
  );
  const head = element("header", {}, element("strong", {}, "NexusAI"));
  if (!session.needed) {
    head.append(element("nav", { "aria-label": "Pages" }, ...links));
  }
  if (session.token) {
    head.append(element("button", { type: "button", onclick: () => session.signOut() }, "Sign out"));
  }
  const shellNode = document.createDocumentFragment();
  shellNode.append(head, element("main", {}, content));
  return shellNode;
}
