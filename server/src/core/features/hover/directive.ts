// Hover of `# syntax=`, `# escape=` and `# check=` at the top of the file, and of `# check=` above an instruction.
import { directiveDocs, instructionCheckDoc } from "../../knowledge/docs/directives";
import type { Comment, Directive } from "../../syntax/types";
import { code, docPage } from "./markdown";

export function directiveHover({ name, value }: Directive): string | undefined {
  const doc = directiveDocs[name];
  if (!doc) return undefined;
  const notes = Object.entries(doc.values).map(([each, meaning]) => {
    const chosen = each === value ? " (chosen here)" : "";
    return `${code(name === "check" ? `${each}=` : each)}: ${meaning}${chosen}`;
  });
  return docPage(`# ${name}=`, doc, notes);
}

/** Only for a comment that BuildKit reads as check options. */
export function commentHover({ text }: Comment): string | undefined {
  return /^\s*check\s*=/.test(text) ? docPage("# check=", instructionCheckDoc) : undefined;
}
