// How figures are told to people.

const COUNT = new Intl.NumberFormat("en");
const CLOCK = new Intl.DateTimeFormat("en", { timeStyle: "medium", hourCycle: "h23" });
/** A unit counts from ten of it, so that no figure is rounded by more than a tenth. */
const STEPS = [
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
];

export function count(number, one, many = `${one}s`) {
  return `${COUNT.format(number)} ${number === 1 ? one : many}`;
}

/** The time of day. */
export function clock(time) {
  return CLOCK.format(time);
}

/** How long; "–" where it is not known. */
export function duration(ms) {
  if (ms === null || ms === undefined) {
    return "–";
  }
  const [unit, length] = STEPS.find(([, step]) => ms >= 10 * step) ?? ["ms", 1];
  return `${COUNT.format(Math.round(ms / length))} ${unit}`;
}
