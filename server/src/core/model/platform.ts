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
  /** `v7` of `linux/arm/v7`. */
  readonly variant?: string | undefined;
}

/** As written; undefined: no platform. */
export function readPlatform(text: string): Platform | undefined {
  const [first = "", ...others] = text.split("/");
  const named = system.exec(first)?.[1];
  if (named === undefined || others.length > 2 || !others.every((part) => processor.test(part))) return undefined;
  if (others.length > 0 || knownSystems.test(first)) return { system: named, processor: others[0], variant: others[1] };
  return knownProcessors.test(first) ? { system: undefined, processor: first } : undefined;
}

/** Other names of processors, in names of images, folders and packages. Source: docker-library/official-images, Debian's and the kernel's names. */
const processorNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "386": "386",
    amd64: "amd64",
    x64: "amd64",
    x86_64: "amd64",
    "x86-64": "amd64",
    i386: "386",
    i686: "386",
    arm: "arm",
    arm32: "arm",
    armel: "arm",
    armhf: "arm",
    arm32v5: "arm/v5",
    armv5: "arm/v5",
    arm32v6: "arm/v6",
    armv6: "arm/v6",
    armv6l: "arm/v6",
    arm32v7: "arm/v7",
    armv7: "arm/v7",
    armv7l: "arm/v7",
    armv7hf: "arm/v7",
    arm64: "arm64",
    arm64v8: "arm64",
    armv8: "arm64",
    aarch64: "arm64",
    mips64le: "mips64le",
    ppc64le: "ppc64le",
    riscv64: "riscv64",
    s390x: "s390x",
  }),
);

/** Whether a name has a word for the platform's processor: `arm32v7/debian`, `debian-aarch64`, `armhf`. */
export function namesProcessor(name: string, { processor = "", variant }: Platform): boolean {
  const own = processorNames.get(processor.toLowerCase())?.split("/")[0];
  return name
    .toLowerCase()
    .split(/[/.:]|-(?!64(?:$|\W))|_(?!64(?:$|\W))/)
    .some((word) => {
      const [named, release] = processorNames.get(word)?.split("/") ?? [];
      return named !== undefined && named === own && (release === undefined || variant === undefined || release === variant);
    });
}
