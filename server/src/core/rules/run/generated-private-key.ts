// A private key that is made while the image is built.
import { copyOf, pathIn, userInForce } from "../../image";
import { shippedStages } from "../../model/lineage";
import { mountsOf } from "../../model/mounts";
import { stageCopiedFrom } from "../../model/references";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { globMatches, hasWildcard } from "../../text/glob";
import { baseName, isWithin, joinPath } from "../../text/path";
import { defineRule, type FileContext } from "../rule";
import { keysMadeBy, type MadeKey } from "./keyMakers";

const makers = /\b(?:ssh-keygen|openssl|keytool|dropbearkey|mkcert|make-ssl-cert)\b/;
/** Nobody trusts it, and the name says so. */
const forNobody = /(?:^|[-_./])(?:dummy|fake|snake-?oil|tests?|testing|example|placeholder|mock|localhost)(?![a-z])/i;

/** Absolute, as far as it is known. */
function placeOf(file: FileContext, run: Instruction, { path }: MadeKey): string | undefined {
  if (path === undefined) return undefined;
  const scope = file.scopeBefore(run);
  const home = userInForce(scope).home ?? "/root";
  return pathIn(scope, scope.expand(path.replace(/^~(?=\/|$)|\$HOME\b|\$\{HOME\}/, home)) ?? path);
}

/** `rm /etc/ssh/ssh_host_*` behind it in the same RUN. */
function isRemoved(file: FileContext, run: Instruction, key: MadeKey, place: string | undefined): boolean {
  const name = baseName(key.path ?? "");
  return commandsOf(run, file, ["rm", "shred", "mv"]).some(
    ({ operands, nameSpan }) =>
      nameSpan.start > key.invocation.nameSpan.start &&
      operands.some(({ value, text }) => {
        const removed = value ?? text.replace(/["']/g, "");
        if (place !== undefined && isWithin(place, joinPath("/", removed))) return true;
        const last = baseName(removed);
        return last === name || (hasWildcard(last) && (globMatches(last, name) || globMatches(name, last)));
      }),
  );
}

/** Its stage ships, or a COPY --from takes the key out of it. */
function isInImage(file: FileContext, run: Instruction, place: string | undefined): boolean {
  const stage = file.stageOf(run);
  const shipped = shippedStages(file);
  if (shipped.has(stage))
    return !mountsOf(run).some(({ target }) => place !== undefined && target !== undefined && isWithin(place, target));
  if (!stage || place === undefined) return false;
  return file.each("COPY").some((instruction) => {
    if (!shipped.has(file.stageOf(instruction)) || stageCopiedFrom(file, instruction) !== stage) return false;
    return copyOf(instruction, file.scopeBefore(instruction))?.sources.some((source) => isWithin(place, joinPath("/", source))) ?? false;
  });
}

export default defineRule({
  id: "generated-private-key",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds private keys that a `RUN` makes for the final image: `ssh-keygen`, `openssl req -x509`, `openssl genrsa`, `keytool -genkeypair` and the like.",
    why: "Every container has the same key, and so has everybody who can pull the image. With it they can pose as the server, or log in wherever the key is let in. Removing it in a later layer leaves it in this one.",
    bad: "FROM alpine:3.22\nRUN apk add --no-cache openssh-server && ssh-keygen -A\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache openssh-server\nCOPY --chmod=755 make-keys-and-start.sh /start.sh\n",
    whenNot:
      "Build stages are passed over unless a COPY --from takes the key, and so are keys that the same RUN removes, keys that come to a mount, and names that say that nobody trusts the key (dummy, test, snakeoil, localhost).",
  },
  messages: {
    key: "{name} makes a private key at build time, so all containers share it with everybody who can pull the image. Make it when the container starts, or hand it in",
  },
  *check(file) {
    if (!makers.test(file.text)) return;
    for (const run of file.each("RUN")) {
      if (!makers.test(run.line.text) && !run.heredocs.some(({ body }) => makers.test(body.text))) continue;
      const told = new Set<string>();
      for (const key of keysMadeBy(run, file)) {
        const { invocation, name, path } = key;
        const place = placeOf(file, run, key);
        if (told.has(name) || forNobody.test(path ?? "") || isRemoved(file, run, key, place) || !isInImage(file, run, place)) continue;
        told.add(name);
        const [first, second] = invocation.words;
        const end = invocation.program === "openssl" ? second : first;
        yield { at: { start: invocation.nameSpan.start, end: end?.span.end ?? invocation.nameSpan.end }, says: ["key", { name }] };
      }
    }
  },
});
