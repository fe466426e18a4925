import { element, setText } from "../dom.js";
import { duration } from "../text.js";

const NAMES = { closed: "closed", open: "open", half_open: "half open" };

/** How a circuit is, and for how long it stays open. */
export function circuitBadge() {
  const node = element("span");
  return {
    node,
    update({ circuit, circuit_left_ms: left }) {
      node.className = `badge ${circuit}`;
      setText(node, NAMES[circuit] + (circuit === "open" && left > 0 ? `, ${duration(left)} left` : ""));
    },
  };
}
