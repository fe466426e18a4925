// Starts the console: the page that the address names, or the form for the token.

import { session } from "./session.js";
import { shell } from "./elements/shell.js";
import { signIn } from "./elements/sign-in.js";
import { routePage } from "./elements/route-page.js";
import { targetsPage } from "./elements/targets-page.js";

const PAGES = [
  { hash: "#targets", title: "Targets", make: targetsPage },
  { hash: "#route", title: "Route", make: routePage },
];

/** Ends what the page that is shown has under way, when another takes its place. */
let leave = new AbortController();

/** Readers of the screen are told where they are, but not before they have gone anywhere. */
function showAnother() {
  show();
  (document.querySelector("main [autofocus], h1")).focus();
}

function show() {
  leave.abort();
  leave = new AbortController();
  const page = PAGES.find(({ hash }) => hash === location.hash) ?? PAGES[0];
  const content = session.needed ? signIn() : page.make(leave.signal);
  document.title = `${session.needed ? "Sign in" : page.title} · NexusAI`;
  document.body.replaceChildren(shell(PAGES, page, content));
}

window.addEventListener("hashchange", showAnother);
session.addEventListener("change", showAnother);
show();
