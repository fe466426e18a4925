import { element } from "../dom.js";

/** One of several, the first at the start. */
export function choices(title, options, choose) {
  const labels = options.map((option, index) =>
    element(
      "label",
      {},
      element("input", { type: "radio", name: title, checked: index === 0, onchange: () => choose(option) }),
      ` ${option.title}`,
    ),
  );
  return element("fieldset", { className: "choices" }, element("legend", {}, title), ...labels);
}
