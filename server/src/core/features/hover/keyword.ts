// Hover of an instruction's keyword: its documentation, with what holds for this one in this file.

import type { Facts } from "../../facts";
import { instructionDocs } from "../../knowledge/docs/instructions";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { docPage } from "./markdown";
import { notesFor } from "./notes";

export function keywordHover(doc: Dockerfile, instruction: Instruction, facts: Facts): string | undefined {
  const text = instructionDocs[instruction.keyword];
  return text && docPage(instruction.keyword, text, notesFor(doc, instruction, facts));
}
