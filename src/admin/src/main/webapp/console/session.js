// The admin token of this tab. It is kept until the tab is closed, and goes nowhere but into the
// header of requests to the REST that this page came from.

/** Gateways that a proxy puts below paths of one host have a token each. */
const NAME = `nexus.admin.token ${new URL("..", import.meta.url).pathname}`;

class Session extends EventTarget {
  /** Whether the gateway has asked for a token that is not here. */
  needed = false;

  token = stored((storage) => storage.getItem(NAME));

  signIn(token) {
    stored((storage) => storage.setItem(NAME, token));
    this.#become(token);
  }

  signOut() {
    stored((storage) => storage.removeItem(NAME));
    this.#become(null);
  }

  #become(token) {
    this.token = token;
    this.needed = token === null;
    this.dispatchEvent(new Event("change"));
  }
}

/** Where the browser keeps no data of pages, the token lasts until the page is loaded again. */
function stored(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

export const session = new Session();
