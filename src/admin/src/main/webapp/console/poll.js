// Does something again and again while its page is shown.

/**
 * Does a task now, then each time the pause after its last end is over, while the tab can be seen;
 * ends with the signal.
 *
 * @returns a function that has the task done at once
 */
export function poll(task, pauseMs, signal) {
  let timer;
  let underWay = false;
  let again = false;

  async function run() {
    clearTimeout(timer);
    if (underWay) {
      again = true;
      return;
    }
    underWay = true;
    await task();
    underWay = false;
    if (signal.aborted) {
      return;
    }
    if (again) {
      again = false;
      run();
    } else if (!document.hidden) {
      timer = setTimeout(run, pauseMs);
    }
  }

  document.addEventListener("visibilitychange", () => document.hidden || run(), { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  run();
  return run;
}
