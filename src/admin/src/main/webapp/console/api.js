// The one way to the admin REST.

import { session } from "./session.js";

/** Where the REST is, also where a proxy has put it below a path of its own. */
const ROOT = new URL("..", import.meta.url);

const LIMIT_MS = 15_000;
const LARGEST_PAGE = 500;

/** What the gateway, or the way to it, had against a request; `errors` names fields, where it named some. */
export class Refused extends Error {
  constructor(message, errors = []) {
    super(message);
    this.errors = errors;
  }
}

/** Whether the token opens the REST; throws where that cannot be told. */
export async function opens(token) {
  const answer = await send("GET", "presets", { token });
  if (!answer.ok && answer.status !== 401) {
    throw refusalOf(answer);
  }
  return answer.ok;
}

/**
 * The first items of a list.
 *
 * @param filters pairs of a parameter and its value
 * @returns {Promise<{items: object[], total: number}>} at most `wanted` items, and how many there are
 */
export async function list(path, filters, wanted, signal) {
  const parameters = new URLSearchParams([...filters, ["limit", Math.min(wanted, LARGEST_PAGE)]]);
  const items = [];
  let total = 0;
  let address = `${path}?${parameters}`;
  while (address !== null && items.length < wanted) {
    const answer = await passed("GET", address, { signal });
    items.push(...contentOf(answer));
    total = Number(answer.headers.get("X-Total-Count"));
    address = nextOf(path, answer.headers);
  }
  return { items: items.slice(0, wanted), total };
}

export async function post(path, body, signal) {
  return contentOf(await passed("POST", path, { body, signal }));
}

export async function remove(path, signal) {
  await passed("DELETE", path, { signal });
}

/** A name as one segment of an address. */
export function encoded(name) {
  // Browsers take these for ways up, escaped or not, and would send the token elsewhere.
  if (name === "." || name === "..") {
    throw new Refused(`Nothing is called '${name}'.`);
  }
  return encodeURIComponent(name);
}

/** Behind a proxy the link may name another host and path; its query is the same. */
function nextOf(path, headers) {
  const link = /<([^>]*)>\s*;\s*rel="next"/.exec(headers.get("Link") ?? "");
  return link && path + new URL(link[1], ROOT).search;
}

async function passed(method, path, options) {
  const answer = await send(method, path, { token: session.token, ...options });
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401) {
    session.signOut();
  }
  throw refusalOf(answer);
}

function contentOf({ status, text }) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(`Something before the gateway answered ${status}, with no JSON.`);
  }
}

function refusalOf({ status, text }) {
  let problem = {};
  try {
    problem = JSON.parse(text);
  } catch {
    // A proxy's own page.
  }
  const message = typeof problem?.detail === "string" ? problem.detail : `The answer was ${status}.`;
  return new Refused(message, Array.isArray(problem?.errors) ? problem.errors : []);
}

async function send(method, path, { token, body, signal }) {
  const request = { method, headers: {}, signal: limited(signal) };
  if (token) {
    request.headers.Authorization = `Bearer ${token}`;
  }
  if (body) {
    request.headers["Content-Type"] = "application/json";
    request.body = JSON.stringify(body);
  }
  try {
    const answer = await fetch(new URL(path, ROOT), request);
    return { status: answer.status, ok: answer.ok, headers: answer.headers, text: await answer.text() };
  } catch {
    throw new Refused("The gateway does not answer.");
  }
}

function limited(signal) {
  const limit = AbortSignal.timeout(LIMIT_MS);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}
