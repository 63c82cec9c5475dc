// The shell that /etc/passwd gives a user: what su starts.
import type { Setting } from "./setting";

/** Options of su that take the next word. */
const valued: ReadonlySet<string> = new Set(
  "-c --command --session-command -s --shell -g --group -G --supp-group -w --whitelist-environment".split(" "),
);

/** The user that a su changes to: the first word that is no option, else root. */
export function suUser(argv: readonly string[]): string {
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? "";
    if (valued.has(word)) at++;
    else if (!word.startsWith("-")) return word;
  }
  return "root";
}

/** Users of images that have bash. Source: the images' Dockerfiles. */
const bashUsers: ReadonlySet<string> = new Set(["node", "ubuntu"]);

/** Where root has bash, and a new user what its program takes by itself. Source: /etc/passwd, /etc/default/useradd and adduser.conf there. */
const bashFamilies: ReadonlySet<string> = new Set([
  "debian",
  "ubuntu",
  "rhel",
  "fedora",
  "amazon",
  "opensuse",
  "photon",
  "azurelinux",
  "arch",
]);

function ofMaker(maker: string | undefined, family: string): string | undefined {
  const isDebian = family === "debian" || family === "ubuntu";
  if (maker === "useradd") return isDebian ? "sh" : "bash";
  return maker === "adduser" ? "bash" : undefined;
}

/** undefined: not known. */
export function loginShell({ base, image }: Setting, name: string): string | undefined {
  const family = base?.distribution?.family ?? "";
  if (!bashFamilies.has(family)) return undefined;
  const user = image.user(name);
  if (user.is !== "yes") return name === "root" && user.because.kind !== "instruction" ? "bash" : undefined;
  if (user.value.shell !== undefined) return user.value.shell;
  if (user.because.kind === "base") return name === "root" || bashUsers.has(name) ? "bash" : undefined;
  return ofMaker(user.value.maker, family);
}
