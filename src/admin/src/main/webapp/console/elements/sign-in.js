import { opens } from "../api.js";
import { element } from "../dom.js";
import { session } from "../session.js";
import { heading } from "./heading.js";
import { notice } from "./notice.js";

/** What can be one, and what a header can hold. */
const TOKEN = /^[!-~]+$/;

/** Asks for the admin token, and whether the gateway takes it. */
export function signIn() {
  const token = element("input", { type: "password", name: "token", required: true, autocomplete: "current-password" });
  token.autofocus = true;
  const message = notice();

  async function submit(event) {
    event.preventDefault();
    message.clear();
    const given = token.value.trim();
    try {
      if (TOKEN.test(given) && (await opens(given))) {
        session.signIn(given);
      } else {
        message.alert("The gateway does not take this token.");
      }
    } catch (refused) {
      message.alert(refused.message);
    }
  }

  return element(
    "form",
    { className: "card", onsubmit: submit },
    heading("Sign in"),
    element("p", {}, "This gateway asks for the admin token, the setting nexus.admin.token."),
    element("label", {}, "Admin token ", token),
    element("button", { type: "submit" }, "Sign in"),
    message.node,
  );
}
