import { element, setText } from "../dom.js";

/** A line that tells what has happened; what went wrong is read out at once. */
export function notice() {
  const node = element("p", { className: "notice", role: "status", tabIndex: -1 });

  function say(text, role) {
    node.setAttribute("role", role);
    // A text that stays is not said again each time the page is read anew.
    setText(node, text);
  }

  return {
    node,
    tell: (text) => say(text, "status"),
    alert: (text) => say(text, "alert"),
    clear: () => say("", "status"),
  };
}
