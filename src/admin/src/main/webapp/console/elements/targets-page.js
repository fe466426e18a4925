import { encoded, list, remove } from "../api.js";
import { element } from "../dom.js";
import { poll } from "../poll.js";
import { clock, count } from "../text.js";
import { choices } from "./choices.js";
import { notice } from "./notice.js";
import { targetTable } from "./target-table.js";

const PAUSE_MS = 2_000;
const STEP = 100;
const CIRCUITS = [
  { title: "All", filters: [] },
  { title: "Open or half open", filters: [["circuit", "open"], ["circuit", "half_open"]] },
];

/** How the targets are, read anew every two seconds; closes circuits by hand. */
export function targetsPage(signal) {
  let state = { filters: CIRCUITS[0].filters, wanted: STEP, targets: [], total: 0, readAt: null };

  const summary = element("p", { className: "quiet" });
  const trouble = notice();
  const done = notice();
  const table = targetTable(close);
  const more = element("button", { type: "button", onclick: () => ask({ wanted: state.wanted + STEP }) }, "Show more");
  const filter = choices("Circuits", CIRCUITS, ({ filters }) => ask({ filters, wanted: STEP }));
  const readNow = poll(read, PAUSE_MS, signal);

  function ask(question) {
    state = { ...state, ...question };
    readNow();
  }

  async function read() {
    try {
      const { items, total } = await list("targets", state.filters, state.wanted, signal);
      state = { ...state, targets: items, total, readAt: new Date() };
      trouble.clear();
      render();
    } catch (refused) {
      const since = state.readAt === null ? "" : ` What is shown is of ${clock(state.readAt)}.`;
      trouble.alert(refused.message + since);
    }
  }

  async function close({ id, provider, upstream_model: model }) {
    try {
      await remove(`targets/${encoded(id)}/circuit`, signal);
      done.tell(`The circuit of ${model} at ${provider} is closed.`);
    } catch (refused) {
      done.alert(refused.message);
    }
    readNow();
  }

  function render() {
    const { targets, total, readAt, filters } = state;
    table.update(targets);
    table.node.hidden = targets.length === 0;
    more.hidden = targets.length === total;
    const shown = targets.length < total ? `The first ${targets.length} of ` : "";
    summary.textContent = total > 0 ? `${shown}${count(total, "target")}, as of ${clock(readAt)}` : nothing(filters);
  }

  more.hidden = true;
  table.node.hidden = true;
  return element(
    "section",
    {},
    element("h1", {}, "Targets"),
    element("p", {}, "A target is a provider, one of its keys and a model there. Its circuit opens when it fails too often."),
    filter,
    trouble.node,
    done.node,
    summary,
    table.node,
    more,
  );
}

function nothing(filters) {
  return filters.length > 0
    ? "No circuit is open."
    : "None yet: a target is known from the first request that comes near it.";
}
