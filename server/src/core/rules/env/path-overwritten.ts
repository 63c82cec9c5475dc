// ENV PATH that drops what PATH held.

import { imageBelow } from "../../model/baseImage";
import { isWindowsScope } from "../../model/windows";
import { insert } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "path-overwritten",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `ENV PATH=…` that neither keeps the old `$PATH` nor names the folders of the system's own programs.",
    why: "From then on `ls`, `apt-get` and even `sh` are no longer found: the next RUN fails, and so may the container.",
    bad: "FROM debian:12-slim\nENV PATH=/opt/app/bin\n",
    good: "FROM debian:12-slim\nENV PATH=/opt/app/bin:$PATH\n",
    fixSafety: "Needs a look: programs of the base image are found again.",
    differs: "Passed over in scratch and distroless images, which have no such folders, and on Windows.",
  },
  messages: {
    dropped: "This drops the old PATH, so {lost} and the programs in it are no longer found. Append :$PATH",
    keep: "Append :$PATH",
  },
  on: ["ENV"],
  *checkInstruction(instruction, context) {
    const pair = instruction.pairs.find(({ key }) => key === "PATH");
    if (!pair?.value || !pair.valueSpan) return;
    const family = imageBelow(context.stage)?.distribution?.family;
    if (family === "scratch" || family === "distroless" || isWindowsScope(context.scope)) return;
    const value = pair.value.replace(/^(["'])(.*)\1$/s, "$2");
    if (/[\\;%`]|^[A-Za-z]:\//.test(value)) return;
    // Another variable may hold the rest.
    if (value.includes("$") && context.scope.expand(pair.value) === undefined) return;
    const path = /\$\{?PATH\b/.test(value) ? "/usr/bin:/bin" : (context.scope.expand(pair.value) ?? value);
    const folders = path.split(":").map((folder) => folder.replace(/\/$/, ""));
    const lost = ["/usr/bin", "/bin"].filter((folder) => !folders.includes(folder));
    if (lost.length === 0 || /\$/.test(path) || (lost.length === 1 && folders.includes("/usr/bin"))) return;
    const quote = /["']$/.exec(pair.value)?.[0];
    const end = pair.valueSpan.end - (quote === undefined ? 0 : 1);
    yield {
      at: pair.valueSpan,
      says: ["dropped", { lost: lost.join(" and ") }],
      fix: quote === "'" ? undefined : { title: ["keep"], safety: "review", edits: () => [insert(end, ":$PATH")] },
    };
  },
});
