// The admin token of this tab. It is kept until the tab is closed, and goes nowhere but into the
// header of requests to the port that this page came from.

const NAME = "nexus.admin.token";

class Session extends EventTarget {
  /** Whether the gateway has asked for a token that is not here. */
  needed = false;

  get token() {
    return sessionStorage.getItem(NAME);
  }

  signIn(token) {
    sessionStorage.setItem(NAME, token);
    this.#change(false);
  }

  signOut() {
    sessionStorage.removeItem(NAME);
    this.#change(true);
  }

  #change(needed) {
    this.needed = needed;
    this.dispatchEvent(new Event("change"));
  }
}

export const session = new Session();
