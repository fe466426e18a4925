import { element, keyedChildren } from "../dom.js";
import { HEADS, targetRow } from "./target-row.js";

/** Targets as the gateway orders them. */
export function targetTable(close) {
  const rows = element("tbody");
  const heads = HEADS.map((head) => element("th", { scope: "col" }, head));
  const table = element(
    "table",
    {},
    element("caption", {}, "Targets and their circuits"),
    element("thead", {}, element("tr", {}, ...heads)),
    rows,
  );
  const node = element("div", { className: "wide" }, table);
  return { node, update: keyedChildren(rows, ({ id }) => id, () => targetRow(close)) };
}
