// ADD of something that is neither an archive nor an address.
import { keywordLike } from "../../edits";
import { sourceArguments } from "../../model/arguments";
import { sourceKind } from "../../model/errors/copyErrors";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

/** Suffixes of what ADD unpacks, and of compressed files that hadolint takes for it. */
const archive = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz|zst|tzst)$/;
/** May stand for an archive: a suffix that a wildcard leaves open, or one of files that are tar archives inside, which ADD unpacks. */
const openEnd = /[*?\]]$|\.tar[.*]|\.(?:gem|crate|ova|box|apk)$/;
const alsoOfCopy = new Set(["chown", "chmod", "link", "exclude"]);

/** Without a suffix it may still be an archive, which ADD knows by its content. */
const isCertain = (source: string): boolean =>
  /(?:^|\/)\.?$|\.\w+$/.test(source) && !/\$|\.(?:bin|img|data|oci|dump|backup|bak|unitypackage)$/.test(source);

const wordsFor = (written: string): "plain" | "folder" | "open" => {
  const source = written.replace(/["']$/, "");
  if (/(?:^|\/)\.?$/.test(source)) return "folder";
  return isCertain(source) ? "plain" : "open";
};

const hasOwnFlags = ({ flags }: Instruction): boolean => flags.some(({ name }) => !alsoOfCopy.has(name));

export default defineRule({
  id: "add-of-plain-file",
  aliases: ["DL3020"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `ADD` of plain files and folders.",
    why:
      "ADD downloads addresses and unpacks archives. For plain files it does what COPY does, until a file of that name turns out " +
      "to be an archive: then it is unpacked where a file was expected. COPY says what happens.",
    bad: "FROM alpine:3.22\nADD app.conf /etc/app/\n",
    good: "FROM alpine:3.22\nCOPY app.conf /etc/app/\n",
    fixSafety:
      "Safe where the name says that the source is no archive. Needs a look for a name without a suffix or with a variable: " +
      "ADD unpacks whatever holds a tar archive, COPY does not.",
    differs:
      "An info: nothing breaks today. Git addresses over ssh, heredocs, wildcards that may match archives, files that hold a tar archive under another name (`.gem`, `.crate`) and unknown variables are passed over.",
  },
  messages: {
    plain: "ADD only copies {source}: that is no tar archive and no address. COPY does the same, and never unpacks or downloads",
    folder: "ADD only copies {source}: that is a folder. COPY does the same, and never unpacks or downloads",
    open: "ADD copies {source}, or unpacks it if it holds a tar archive. COPY only copies it, whatever it holds",
    copy: "Write COPY",
  },
  on: ["ADD"],
  *checkInstruction(instruction, { scope, options, file }) {
    if (instruction.heredocs.length > 0) return;
    const sources = sourceArguments(instruction).map(({ text: written }) => ({ written, value: scope.expand(written) }));
    const isPlain = ({ written, value = written }: (typeof sources)[number]) => sourceKind(value) === "local" && !archive.test(value);
    const first = sources.find((source) => isPlain(source));
    if (!first || hasOwnFlags(instruction)) return;
    if (!options.strict && !sources.every((source) => isPlain(source) && !openEnd.test(source.value ?? "*"))) return;
    const { keywordSpan } = instruction;
    yield {
      at: keywordSpan,
      says: [wordsFor(first.written), { source: first.written }],
      fix: {
        title: ["copy"],
        safety: sources.every(({ written }) => isCertain(written.replace(/["']$/, ""))) ? "safe" : "review",
        edits: () => [replace(keywordSpan, keywordLike(file, instruction, "COPY"))],
      },
    };
  },
});
