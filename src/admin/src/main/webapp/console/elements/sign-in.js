import { opens } from "../api.js";
import { element } from "../dom.js";
import { session } from "../session.js";
import { notice } from "./notice.js";

/** Asks for the admin token, and whether the gateway takes it. */
export function signIn() {
  const token = element("input", { type: "password", name: "token", required: true, autocomplete: "current-password" });
  const message = notice();

  async function submit(event) {
    event.preventDefault();
    try {
      if (await opens(token.value.trim())) {
        session.signIn(token.value.trim());
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
    element("h1", {}, "Sign in"),
    element("p", {}, "This gateway asks for the admin token, the setting nexus.admin.token."),
    element("label", {}, "Admin token ", token),
    element("button", { type: "submit" }, "Sign in"),
    message.node,
  );
}
