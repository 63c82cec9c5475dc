// An archive that COPY brings and a later RUN unpacks, where ADD unpacks it by itself.
import { bringLittle, weightSays } from "../../context";
import { sourceArguments } from "../../model/arguments";
import { copiedFolderQueries } from "../copiedFolders";
import { defineRule } from "../rule";
import { unpackedArchives } from "./unpackedArchives";

export default defineRule({
  id: "copied-archive-unpacked",
  aliases: ["DL3010"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a tar archive that `COPY` brings and a later `RUN` of the same stage unpacks.",
    why: "The archive stays in the layer of the COPY, whatever is removed later: the image holds it twice, packed and unpacked. `ADD` unpacks a local archive and leaves it out.",
    bad: "FROM debian:12-slim\nCOPY app.tar.gz /opt/\nRUN tar -xzf /opt/app.tar.gz -C /opt\n",
    good: "FROM debian:12-slim\nADD app.tar.gz /opt/\n",
    whenNot:
      "The archive itself is needed in the image, or options such as `--strip-components` are: ADD has none. A bind mount keeps it out of the layers then. A RUN that moves or copies what it unpacked is passed over: behind ADD it would copy all of it into a second layer. So is an archive that weighs less than 5 MB, as far as its size is known.",
    differs: "hadolint reports `.gz` and `.xz` files that are not tar archives too, which ADD copies as they are; strict profiles do so.",
  },
  messages: { found: "{name}{size} stays in this layer though a later RUN unpacks it. ADD unpacks a local tar archive by itself" },
  needs: (file, facts) => (/\btar\b/.test(file.text) ? copiedFolderQueries(file, facts) : []),
  *check(file) {
    for (const { at, name, copy } of unpackedArchives(file)) {
      if (!file.options.strict && bringLittle(file, file.facts, [copy])) continue;
      const isAlone = sourceArguments(copy).length === 1;
      yield { at, says: ["found", { name, size: isAlone ? weightSays(file, file.facts, [copy]) : "" }] };
    }
  },
});
