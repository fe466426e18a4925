import { element, setText } from "../dom.js";
import { duration } from "../text.js";
import { circuitBadge } from "./circuit-badge.js";

export const HEADS = ["Provider", "Key", "Model", "Circuit", "Set aside", "Open requests", "Latency", "Action"];

/**
 * How one target is.
 *
 * @param close what closes the circuit of a target
 */
export function targetRow(close) {
  const [provider, key, model, rest, open, latency] = Array.from({ length: 6 }, () => element("td"));
  for (const figure of [key, open, latency]) {
    figure.className = "figure";
  }
  const badge = circuitBadge();
  let shown;
  const button = element("button", { type: "button", onclick: () => close(shown) }, "Close circuit");
  const circuit = element("td", {}, badge.node);
  const node = element("tr", {}, provider, key, model, circuit, rest, open, latency, element("td", {}, button));
  return {
    node,
    update(target) {
      shown = target;
      setText(provider, target.provider);
      setText(key, String(target.key));
      setText(model, target.upstream_model);
      badge.update(target);
      setText(rest, restOf(target));
      setText(open, openOf(target));
      setText(latency, duration(target.latency_ms));
      button.setAttribute("aria-label", `Close circuit of ${target.upstream_model} at ${target.provider}`);
      button.hidden = target.circuit === "closed";
    },
  };
}

/** Why a target whose circuit is closed is passed over, or comes last. */
function restOf({ rate_limit_left_ms: rateLimit, key_left_ms: key }) {
  const reasons = [];
  if (rateLimit > 0) {
    reasons.push(`rate limit, ${duration(rateLimit)}`);
  }
  if (key > 0) {
    reasons.push(`key refused, ${duration(key)}`);
  }
  return reasons.join("; ");
}

function openOf({ open_requests: open, provider_open: all, provider_max_concurrent: most, provider_queued: queued }) {
  if (most === undefined) {
    return String(open);
  }
  return `${open} (provider ${all} of ${most}${queued > 0 ? `, ${queued} waiting` : ""})`;
}
