// The words that start in front what a command line sends into the background.
import { servicesInFront } from "../../knowledge/serviceScripts";
import { daemonCall, serviceStarted } from "../../shell/background";
import type { Leaving, Startup } from "../../startup";
import { wrapperCall } from "../../startup/wrapperWords";

/** undefined: they are not certain to start the same in front. */
export function frontWords(argv: readonly string[], { how }: Leaving, base: Startup["base"]): readonly string[] | undefined {
  if (how === "wrapper") return argv.slice(wrapperCall(argv)?.at);
  const service = serviceStarted(argv);
  if (service !== undefined) return servicesInFront.get(service);
  const call = daemonCall(argv);
  const [program = ""] = argv;
  const front = call?.daemon.front;
  // Whose httpd it is, its options would have to tell.
  if (call?.name === "httpd" && /^(?:alpine|busybox)$/.test(base?.distribution?.family ?? "")) return undefined;
  // Without a folder sshd does not start at all.
  if (!front || call.args.some((arg) => /\s/.test(arg)) || program === "sshd") return undefined;
  const kept = call.args
    .join(" ")
    .replace(front.drops ?? "", "")
    .split(" ");
  const args = [...kept.filter((arg) => arg !== ""), ...front.adds];
  if (front.adds[0]?.startsWith("-") && kept.includes(front.adds[0])) return undefined;
  if (front.program !== undefined) return [program.replace(/[^/]*$/, front.program), ...args];
  const words = [program, ...args];
  const standing = daemonCall(words)?.standing;
  const stays = standing === "front" || (how === "words" && standing === "settings" && call.daemon.alone === "front");
  return stays ? words : undefined;
}
