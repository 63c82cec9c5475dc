// ADD of something that is neither an archive nor an address.
import { contextPath } from "../../context";
import { keywordLike } from "../../edits";
import { isNamedFor } from "../../model/suppressions";
import type { Instruction } from "../../syntax/types";
import { folderOf } from "../../text/path";
import { replace, type Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { groupsOf } from "../toldOnce";
import { addedQueries, addedSources } from "./addedKind";
import { missingQueries } from "./missingSources";
import { type PlainAdd, plainAdds } from "./plainAdds";

/** Of blanks that line the arguments up one goes, as COPY is longer. */
const withBlank = (text: string, { start, end }: Span): Span => ({ start, end: text.startsWith("  ", end) ? end + 1 : end });

const messageOf = { file: ["plain", "plains"], folder: ["folder", "folders"], unknown: ["open", "opens"] } as const;

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
    const alone = ({ instruction }: PlainAdd) => file.options.strict || file.options.buildkit || isNamedFor(file, instruction, [id, alias]);
    for (const group of groupsOf(plainAdds(file), (place) => (alone(place) ? undefined : place.safety))) {
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
