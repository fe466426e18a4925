import { encoded, list, post } from "../api.js";
import { element } from "../dom.js";
import { candidateTable } from "./candidate-table.js";
import { field } from "./field.js";
import { heading } from "./heading.js";
import { notice } from "./notice.js";

const MOST_NAMES = 5_000;
const PLACED_BY = {
  conversation: "the conversation",
  weighted: "chance, by weight",
  least_busy: "open requests",
  fastest: "latency",
};

/** Asks where a request for a model would go now, and why. Nobody is called, nothing is counted. */
export function routePage(signal) {
  const models = element("datalist", { id: "models" });
  const inputs = {
    model: element("input", { name: "model", required: true, autocomplete: "off" }),
    client_key: element("input", { name: "client_key", type: "password", autocomplete: "new-password" }),
    conversation_id: element("input", { name: "conversation_id", autocomplete: "off" }),
  };
  inputs.model.setAttribute("list", models.id);
  const fields = {
    model: field("Model", inputs.model, "as clients call it"),
    client_key: field("Client key", inputs.client_key, "left out: for all keys together"),
    conversation_id: field("Conversation", inputs.conversation_id, "or the request's prompt_cache_key"),
  };
  const message = notice();
  const answer = element("div");
  let latest = new AbortController();

  async function ask(event) {
    event.preventDefault();
    latest.abort();
    const asking = new AbortController();
    latest = asking;
    Object.values(fields).forEach(({ say }) => say(""));
    answer.replaceChildren();
    message.clear();
    const model = inputs.model.value.trim();
    try {
      show(model, await post(`models/${encoded(model)}/route`, question(inputs), asking.signal));
    } catch (refused) {
      if (!asking.signal.aborted) {
        tell(refused);
      }
    }
  }

  function show(model, { candidates, placed_by: placedBy, attempts }) {
    const taken = candidates.find((candidate) => candidate.taken);
    message.tell(taken ? `${model} would go to ${taken.provider}.` : `${model} would be refused now: no target can take it.`);
    const how = `Targets of one priority are ordered by ${PLACED_BY[placedBy] ?? placedBy}. A request has ${attempts} attempts in all.`;
    answer.replaceChildren(element("p", { className: "quiet" }, how), candidateTable(candidates));
  }

  function tell(refused) {
    const known = refused.errors.filter(({ field: name }) => name in fields);
    known.forEach(({ field: name, message: fault }) => fields[name].say(fault));
    if (known.length === 0) {
      message.alert(refused.message);
    }
  }

  signal.addEventListener("abort", () => latest.abort());
  suggestModels(models, signal);
  return element(
    "section",
    {},
    heading("Route"),
    element("p", {}, "Where a request would go now, and why. Nobody is called, and nothing is counted."),
    element(
      "form",
      { className: "card", onsubmit: ask },
      ...Object.values(fields).map(({ node }) => node),
      models,
      element("button", { type: "submit" }, "Ask"),
    ),
    message.node,
    answer,
  );
}

/** Without what was left out. */
function question({ client_key: key, conversation_id: conversation }) {
  const given = [key, conversation].filter(({ value }) => value.trim() !== "");
  return Object.fromEntries(given.map(({ name, value }) => [name, value.trim()]));
}

/** Names are a help alone: without them the form works as well. */
async function suggestModels(datalist, signal) {
  try {
    const { items } = await list("provider_models", [], MOST_NAMES, signal);
    const names = new Set(items.map((model) => model.model_name));
    datalist.replaceChildren(...[...names].sort().map((value) => element("option", { value })));
  } catch (refused) {
    console.info("no names of models to suggest:", refused.message);
  }
}
