// Which names the address of a piped installer has in it.
import { ordinaryNames } from "../../knowledge/pipedInstallers";
import { invocationOf } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";

/** What the download fetches, as written. */
export function addressOf(script: ShellScript, download: Command): string | undefined {
  const invocation = invocationOf(script, download);
  const addresses = invocation ? [...invocation.operands, ...download.words].map(({ text }) => text.replace(/["']/g, "")) : [];
  return addresses.find((text) => /[\w-]\.[a-z]{2,}/i.test(text) && !text.startsWith("-"));
}

/** `rclone` of `https://rclone.org/install.sh`, `golangci-lint` of a path. */
export const namesIn = (address: string): readonly string[] =>
  address
    .toLowerCase()
    .split(/[^a-z0-9_+-]+/)
    .filter((part) => part.length > 2 && !ordinaryNames.has(part));
