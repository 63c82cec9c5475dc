// Reads a duration as Go writes it: `30s`, `1h2m3.5s`, `500ms`.

const unitMilliseconds: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  "\u00b5s": 1e-3,
  "\u03bcs": 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const whole = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const piece = /(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
/** Go counts nanoseconds in 64 bits. */
const longest = 2 ** 63 / 1e6;

/** Milliseconds; undefined where it is no duration. Source: Go's time.ParseDuration. */
export function readDuration(text: string): number | undefined {
  if (!whole.test(text)) return undefined;
  let sum = 0;
  for (const [, amount, unit] of text.matchAll(piece)) sum += Number(amount) * (unitMilliseconds[unit ?? ""] ?? 0);
  if (sum > longest) return undefined;
  return text.startsWith("-") ? -sum : sum;
}
