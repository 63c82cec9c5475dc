// Reads a platform: `linux/arm64/v8`, or an operating system or a processor alone. Source: containerd's platforms.Parse.

const knownSystems =
  /^(aix|android|darwin|macos|dragonfly|freebsd|hurd|illumos|ios|js|linux|nacl|netbsd|openbsd|plan9|solaris|windows|zos)(\([\w.%+-]*\))?$/i;
const knownProcessors =
  /^(386|i386|amd64|x86_64|x86-64|amd64p32|aarch64|arm|armhf|armel|armbe|arm64|arm64be|ppc64|ppc64le|loong64|mips|mipsle|mips64|mips64le|mips64p32|mips64p32le|ppc|riscv|riscv64|s390|s390x|sparc|sparc64|wasm)$/i;
const system = /^([A-Za-z0-9_-]+)(\([A-Za-z0-9_.%-]*(\+[A-Za-z0-9_.%-]+)*\))?$/;
const processor = /^[A-Za-z0-9_.-]+$/;

export interface Platform {
  /** Without the release in parentheses; undefined where a processor stands alone. */
  readonly system: string | undefined;
  readonly processor: string | undefined;
}

/** As written; undefined: no platform. */
export function readPlatform(text: string): Platform | undefined {
  const [first = "", ...others] = text.split("/");
  const named = system.exec(first)?.[1];
  if (named === undefined || others.length > 2 || !others.every((part) => processor.test(part))) return undefined;
  if (others.length > 0 || knownSystems.test(first)) return { system: named, processor: others[0] };
  return knownProcessors.test(first) ? { system: undefined, processor: first } : undefined;
}
