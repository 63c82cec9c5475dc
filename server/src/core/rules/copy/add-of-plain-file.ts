// ADD of something that is neither an archive nor an address.
import { contextPath } from "../../context";
import { keywordLike } from "../../edits";
import { sourceKind } from "../../model/errors/copyErrors";
import { isNamedFor } from "../../model/suppressions";
import type { Instruction } from "../../syntax/types";
import { folderOf } from "../../text/path";
import { replace, type Span } from "../../text/span";
import { defineRule, type FileContext, type Safety } from "../rule";
import { groupsOf } from "../toldOnce";
import { type AddedSource, addedKind, addedQueries, addedSources } from "./addedKind";
import { missingQueries, missingSources } from "./missingSources";

/** Suffixes of what ADD unpacks, and of compressed files that hadolint takes for it. */
const archive = /\.(?:tar|Z|bz2|gz|lz|lzma|tZ|tb2|tbz|tbz2|tgz|tlz|tpz|txz|xz|zst|tzst)$/;
/** May stand for an archive: a suffix that a wildcard leaves open, or one of files that are tar archives inside, which ADD unpacks. */
const openEnd = /[*?\]]$|\.tar[.*]|\.(?:gem|crate|ova|box|apk)$/;
const alsoOfCopy = new Set(["chown", "chmod", "link", "exclude"]);

/** Of blanks that line the arguments up one goes, as COPY is longer. */
const withBlank = (text: string, { start, end }: Span): Span => ({ start, end: text.startsWith("  ", end) ? end + 1 : end });

const messageOf = { file: ["plain", "plains"], folder: ["folder", "folders"], unknown: ["open", "opens"] } as const;

const hasOwnFlags = ({ flags }: Instruction): boolean => flags.some(({ name }) => !alsoOfCopy.has(name));

interface Place {
  readonly instruction: Instruction;
  readonly kind: keyof typeof messageOf;
  readonly source: string;
  readonly safety: Safety;
}

function* placesIn(file: FileContext): Iterable<Place> {
  const { facts, options } = file;
  const adds = file.each("ADD");
  const missing = adds.length > 0 && !options.strict ? missingSources(file, facts) : [];
  const stopping = new Set(missing.map(({ source }) => source.instruction));
  for (const instruction of adds) {
    if (instruction.heredocs.length > 0 || stopping.has(instruction)) continue;
    const sources = addedSources(file, instruction);
    const isPlain = ({ value }: AddedSource) => sourceKind(value) === "local" && !archive.test(value);
    const first = sources.find((source) => isPlain(source));
    if (!first || hasOwnFlags(instruction)) continue;
    if (!options.strict && !sources.every((source) => isPlain(source) && source.isKnown && !openEnd.test(source.value))) continue;
    const kinds = sources.map(({ value }) => addedKind(facts, value));
    const isOpen = kinds.includes("unknown") || sources.some(({ written }) => written.includes("$"));
    const kind = kinds[sources.indexOf(first)] ?? "unknown";
    yield { instruction, kind, source: first.written, safety: isOpen ? "review" : "safe" };
  }
}

const asCopy = (file: FileContext, instruction: Instruction) =>
  replace(withBlank(file.text, instruction.keywordSpan), keywordLike(file, instruction, "COPY"));

const id = "add-of-plain-file";
const alias = "DL3020";

export default defineRule({
  id,
  aliases: [alias],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `ADD` of plain files and folders. The first one of a file is told and stands for all of the same certainty, with one fix for them; the hadolint profile tells each.",
    why:
      "ADD downloads addresses and unpacks archives. For plain files it does what COPY does, until a file of that name turns out " +
      "to be an archive: then it is unpacked where a file was expected. COPY says what happens.",
    bad: "FROM alpine:3.22\nADD app.conf /etc/app/\n",
    good: "FROM alpine:3.22\nCOPY app.conf /etc/app/\n",
    fixSafety:
      "Safe where the name or the text of the file says that it is no archive, or a folder of that name lies there. Needs a look for other names without a suffix or with a variable: " +
      "ADD unpacks whatever holds a tar archive, COPY does not.",
    differs:
      "An info: nothing breaks today. Git addresses over ssh, heredocs, wildcards that may match archives, files that hold a tar archive under another name (`.gem`, `.crate`) and unknown variables are passed over, and so is a source that is not there, which missing-copy-source tells.",
  },
  messages: {
    plain: "ADD only copies {source}: that is no tar archive and no address. COPY does the same, and never unpacks or downloads",
    folder: "ADD only copies {source}: that is a folder. COPY does the same, and never unpacks or downloads",
    open: "ADD copies {source}, or unpacks it if it is itself a tar archive. COPY only copies it, whatever it is",
    plains:
      "ADD only copies {source} ({others} more like it below): that is no tar archive and no address. COPY does the same, and never unpacks or downloads",
    folders: "ADD only copies {source} ({others} more like it below): that is a folder. COPY does the same, and never unpacks or downloads",
    opens:
      "ADD copies {source}, or unpacks it if it is itself a tar archive ({others} more like it below). COPY only copies it, whatever it is",
    here: "Here, too",
    copy: "Write COPY",
    all: "Write COPY in all {count} places",
  },
  needs: (file, facts) => {
    const paths = file.each("ADD").flatMap((each) => addedSources(file, each).map(({ value }) => contextPath(value)));
    const folders = [...new Set(paths.filter((path) => !path.includes("$")).map(folderOf))];
    return [
      ...folders.map((path) => ({ kind: "directory", path }) as const),
      ...(paths.length > 0 ? missingQueries(file, facts) : []),
      ...addedQueries(facts, paths),
    ];
  },
  *check(file) {
    const alone = ({ instruction }: Place) => file.options.strict || file.options.buildkit || isNamedFor(file, instruction, [id, alias]);
    for (const group of groupsOf(placesIn(file), (place) => (alone(place) ? undefined : place.safety))) {
      const [{ kind, source, instruction, safety }, ...others] = group;
      const [single, several] = messageOf[kind];
      yield {
        at: instruction.keywordSpan,
        says: others.length === 0 ? [single, { source }] : [several, { source, others: others.length }],
        related: others.map((each) => ({ at: each.instruction.keywordSpan, says: ["here"] })),
        fix: {
          title: others.length === 0 ? ["copy"] : ["all", { count: group.length }],
          safety,
          edits: () => group.map((each) => asCopy(file, each.instruction)),
        },
      };
    }
  },
});
