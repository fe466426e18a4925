import { element } from "../dom.js";

/** An input under its label, and what the gateway had against it. */
export function field(title, input, hint = "") {
  const fault = element("span", { className: "fault", role: "alert" });
  const node = element("label", {}, element("span", {}, title), input);
  if (hint) {
    node.append(element("small", {}, hint));
  }
  node.append(fault);
  return {
    node,
    say(message) {
      fault.textContent = message;
      input.setAttribute("aria-invalid", String(message !== ""));
    },
  };
}
