import { element } from "../dom.js";
import { circuitBadge } from "./circuit-badge.js";

const HEADS = ["Order", "Provider", "Key", "Model", "Priority", "Weight", "Circuit", "Why"];

/** Targets in the order in which they would be tried, then those that are passed over. */
export function candidateTable(candidates) {
  return element(
    "div",
    { className: "wide" },
    element(
      "table",
      {},
      element("caption", {}, "Targets in the order in which they would be tried"),
      element("thead", {}, element("tr", {}, ...HEADS.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...candidates.map(row)),
    ),
  );
}

function row(candidate) {
  const badge = circuitBadge();
  badge.update(candidate);
  const figures = { className: "figure" };
  return element(
    "tr",
    { className: candidate.taken ? "taken" : "" },
    element("td", figures, candidate.order === null ? "passed over" : String(candidate.order)),
    element("td", {}, candidate.provider),
    element("td", figures, String(candidate.key)),
    element("td", {}, nameOf(candidate)),
    element("td", figures, String(candidate.priority)),
    element("td", figures, String(candidate.weight)),
    element("td", {}, badge.node),
    element("td", {}, candidate.why),
  );
}

function nameOf({ model, upstream_model: upstream }) {
  return model === upstream ? model : `${model} → ${upstream}`;
}
