// Hover of a heredoc's opener (`<<EOF`) or closing name.
import { heredocDocs } from "../../knowledge/docs/heredocs";
import type { Dockerfile } from "../../model/types";
import type { Heredoc, Instruction } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { code, docPage } from "./markdown";
import { versionNotes } from "./version";

export function heredocHover(doc: Dockerfile, instruction: Instruction, heredoc: Heredoc): string {
  const command = instruction.keyword === "RUN";
  const { closerSpan, bodySpan, chomp, expand, name } = heredoc;
  const lines = doc.slice(bodySpan).split("\n").length - 1;
  const extent = closerSpan
    ? `${lines === 1 ? "1 line" : `${lines} lines`}, up to ${code(name)} in line ${lineNumber(doc.text, closerSpan.start)}.`
    : `The closing line ${code(name)} is missing.`;
  const notes = [
    extent,
    ...versionNotes(doc, "1.4"),
    ...(chomp ? ["`<<-`: leading tabs are dropped."] : []),
    ...(command ? [] : [expand ? "The builder expands variables in it." : "Quoted name: variables are left as they are."]),
  ];
  return docPage(doc.slice(heredoc.openerSpan), heredocDocs[command ? "RUN" : "COPY"], notes);
}
