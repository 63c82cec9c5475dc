// ENTRYPOINT names an init that nothing installs, or that lies at another path.
import { inits } from "../../knowledge/inits";
import { programName } from "../../shell/dialect";
import { replace } from "../../text/span";
import { defineRule, type FileContext, type Found } from "../rule";
import { installsOf } from "./addInit";
import { initPresence } from "./initPresence";
import { startWords } from "./places";
import { type Simulated, simulated, startupQueries } from "./simulated";

const messages = {
  missing: "Nothing installs {init} in this image: the container does not start",
  elsewhere: "The package {package} puts {init} at {path}, and nothing lies at {written}: the container does not start",
  install: "Install {init}",
  right: "Write {path}",
} as const;

type Finding = Found<typeof messages>;

function installFix(file: FileContext, found: Simulated, written: string, at: Finding["at"]): Finding["fix"] {
  const name = inits.get(programName(written))?.name;
  const installed = name === "tini" || name === "dumb-init" ? installsOf(file, found, name)[0] : undefined;
  if (!installed || installed.edits.length === 0) return undefined;
  const { path } = installed;
  // A bare name is found through PATH.
  const same = path === written || (!written.includes("/") && !/^\/[^/]+$/.test(path));
  const edits = same ? installed.edits : [...installed.edits, replace(at, JSON.stringify(path))];
  return { title: ["install", { init: programName(written) }], safety: "review", edits: () => edits };
}

export default defineRule<typeof messages>({
  id: "init-not-installed",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds an `ENTRYPOINT` that starts tini, dumb-init or catatonit where no instruction brings it, or where the distribution's package puts it elsewhere.",
    why: "The container fails at once: no such file or directory. tini lies at `/usr/bin/tini` on Debian and at `/sbin/tini` on Alpine.",
    bad: 'FROM alpine:3.22\nRUN apk add --no-cache tini\nENTRYPOINT ["/usr/bin/tini", "--", "sleep", "infinity"]\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache tini\nENTRYPOINT ["/sbin/tini", "--", "sleep", "infinity"]\n',
    fixSafety: "Needs a look: the image gets one package more, or another path is started.",
    differs:
      "Silent where the base image is not known, and where anything in the file may bring the program: a script, an archive, a copied folder.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const [first] = found?.processes ?? [];
    if (!found || first?.role !== "init" || found.composeInit || first.init?.supervisor) return;
    const [word] = startWords(found);
    const written = first.argv[0] ?? "";
    if (!word?.span || word.value !== written || word.part.form !== "exec") return;
    const presence = initPresence(file, written);
    const at = word.span;
    const init = programName(written);
    if (presence.kind === "missing") yield { at, says: ["missing", { init }], fix: installFix(file, found, written, at) };
    if (presence.kind !== "elsewhere") return;
    const { path } = presence;
    yield {
      at,
      says: ["elsewhere", { package: presence.name, init, path, written }],
      fix: { title: ["right", { path }], safety: "review", edits: () => [replace(at, JSON.stringify(path))] },
    };
  },
});
