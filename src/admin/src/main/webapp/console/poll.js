// Reads something again and again while its page is shown.

/**
 * Reads now, then each time the pause after the last reading is over, while the tab can be seen;
 * ends with the signal.
 *
 * @param read is given a signal that says when its result is no longer wanted
 * @returns a function that begins to read anew and gives up what is under way
 */
export function poll(read, pauseMs, signal) {
  let timer;
  let latest = new AbortController();

  async function run() {
    clearTimeout(timer);
    latest.abort();
    const reading = new AbortController();
    latest = reading;
    await read(reading.signal);
    if (!reading.signal.aborted && !document.hidden) {
      timer = setTimeout(run, pauseMs);
    }
  }

  function end() {
    clearTimeout(timer);
    latest.abort();
  }

  document.addEventListener("visibilitychange", () => document.hidden || run(), { signal });
  signal.addEventListener("abort", end);
  run();
  return run;
}
