import { element } from "../dom.js";

/** An input under its label, and what the gateway had against it. */
export function field(title, input, hint) {
  const hintNode = element("small", { id: `${input.name}-hint` }, hint);
  const fault = element("span", { id: `${input.name}-fault`, className: "fault", role: "alert" });
  input.id = input.name;
  input.setAttribute("aria-describedby", `${hintNode.id} ${fault.id}`);
  return {
    node: element("div", { className: "field" }, element("label", { htmlFor: input.id }, title), input, hintNode, fault),
    say(message) {
      fault.textContent = message;
      input.setAttribute("aria-invalid", String(message !== ""));
    },
  };
}
