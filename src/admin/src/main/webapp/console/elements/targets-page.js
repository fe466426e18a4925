import { encoded, list, remove } from "../api.js";
import { element, setText } from "../dom.js";
import { poll } from "../poll.js";
import { clock, count } from "../text.js";
import { choices } from "./choices.js";
import { heading } from "./heading.js";
import { notice } from "./notice.js";
import { targetTable } from "./target-table.js";

const PAUSE_MS = 2_000;
const MOST = 500;
const CIRCUITS = [
  { title: "All", filters: [] },
  { title: "Open or half open", filters: [["circuit", "open"], ["circuit", "half_open"]] },
];

/** How the targets are, read anew every two seconds; closes circuits by hand. */
export function targetsPage(signal) {
  let state = { circuits: CIRCUITS[0].filters, provider: "", targets: [], total: 0, readAt: null };

  const summary = element("p", { className: "quiet" });
  const trouble = notice();
  const done = notice();
  const table = targetTable(close);
  const filters = element(
    "form",
    { className: "filters", onsubmit: (event) => event.preventDefault() },
    choices("Circuits", CIRCUITS, (chosen) => ask({ circuits: chosen.filters })),
    element("label", {}, "Provider ", element("input", { type: "search", onchange: ({ target }) => ask({ provider: target.value.trim() }) })),
  );
  const readNow = poll(read, PAUSE_MS, signal);

  function ask(question) {
    state = { ...state, ...question };
    readNow();
  }

  async function read(reading) {
    const { circuits, provider } = state;
    try {
      const { items, total } = await list("targets", provider ? [...circuits, ["provider", provider]] : circuits, MOST, reading);
      state = { ...state, targets: items, total, readAt: new Date() };
      trouble.clear();
      render();
    } catch (refused) {
      if (!reading.aborted) {
        trouble.alert(refused.message + (state.readAt === null ? "" : ` What is shown is of ${clock(state.readAt)}.`));
      }
    }
  }

  async function close({ id, provider, upstream_model: model }) {
    done.clear();
    try {
      await remove(`targets/${encoded(id)}/circuit`, signal);
      done.tell(`The circuit of ${model} at ${provider} is closed.`);
    } catch (refused) {
      done.alert(refused.message);
    }
    // The button that had it is about to go.
    done.node.focus();
    readNow();
  }

  function render() {
    table.update(state.targets);
    table.node.hidden = state.targets.length === 0;
    setText(summary, summaryOf(state));
  }

  table.node.hidden = true;
  return element(
    "section",
    {},
    heading("Targets"),
    element("p", {}, "A target is a provider, one of its keys and a model there. Its circuit opens when it fails too often."),
    filters,
    trouble.node,
    done.node,
    summary,
    table.node,
  );
}

function summaryOf({ targets, total, readAt, circuits, provider }) {
  if (total > 0) {
    const shown = targets.length < total ? `The first ${targets.length} of ` : "";
    return `${shown}${count(total, "target")}, as of ${clock(readAt)}`;
  }
  const where = provider ? ` of a provider called ${provider}` : "";
  return circuits.length > 0
    ? `No circuit${where} is open.`
    : `No target${where} is known: one is from the first request that comes near it.`;
}
