// Names of signals that STOPSIGNAL takes, and how they are written alike.

/** Linux signals by number as on amd64 and arm64 (signal(7)). */
export const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGIOT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
  SIGSTKFLT: 16,
  SIGCHLD: 17,
  SIGCLD: 17,
  SIGCONT: 18,
  SIGSTOP: 19,
  SIGTSTP: 20,
  SIGTTIN: 21,
  SIGTTOU: 22,
  SIGURG: 23,
  SIGXCPU: 24,
  SIGXFSZ: 25,
  SIGVTALRM: 26,
  SIGPROF: 27,
  SIGWINCH: 28,
  SIGIO: 29,
  SIGPOLL: 29,
  SIGPWR: 30,
  SIGSYS: 31,
  SIGRTMIN: 34,
  SIGRTMAX: 64,
};

const names = new Map<number, string>();
for (const [name, number] of Object.entries(signalNumbers)) if (!names.has(number)) names.set(number, name);

/** `SIGTERM` for a number; undefined where Linux has none with it. */
export function signalName(number: number): string | undefined {
  if (number > 34 && number < 64) return `SIGRTMIN+${number - 34}`;
  return names.get(number);
}

/** undefined for a name that Linux does not have. */
export function signalNumber(name: string): number | undefined {
  const [, sign, distance] = /^SIGRTM(?:IN(\+)|AX-)(\d+)$/.exec(name) ?? [];
  if (distance !== undefined) return sign === "+" ? 34 + Number(distance) : 64 - Number(distance);
  return Object.hasOwn(signalNumbers, name) ? signalNumbers[name] : undefined;
}

/**
 * The signal that a value of STOPSIGNAL means, as the builder reads it (moby/sys/signal ParseSignal): a number, or a name in
 * any case, with or without `SIG`, `RTMIN+n` and `RTMAX-n` too. Numbers without a name are kept as text.
 * undefined: the builder refuses it (0, or an unknown name).
 */
export function parseSignal(value: string): string | undefined {
  if (/^[+-]?\d+$/.test(value)) {
    const number = Number(value);
    return number === 0 ? undefined : (signalName(number) ?? value);
  }
  const name = `SIG${value.toUpperCase().replace(/^SIG/, "")}`;
  if (/^SIGRTMIN\+(?:[1-9]|1[0-5])$/.test(name) || /^SIGRTMAX-(?:[1-9]|1[0-4])$/.test(name)) return name;
  return name in signalNumbers ? name : undefined;
}
