// Puts hover texts together as Markdown.
import { type Doc, referenceUrl } from "../../knowledge/docs/types";

/** Inline code, also of text with backticks; line ends become spaces. */
export function code(text: string): string {
  const line = text.replace(/\s*\n\s*/g, " ");
  return line.includes("`") ? `\`\` ${line} \`\`` : `\`${line}\``;
}

export const dockerfileBlock = (text: string): string => `\`\`\`dockerfile\n${text}\n\`\`\``;

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join("\n");

/** Paragraphs with a blank line between; empty ones are left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part): part is string => part !== undefined && part !== "").join("\n\n");

/** Bold title in code, and a sentence. */
export const headline = (title: string, sentence: string): string => `**${code(title)}**: ${sentence}`;

/** @param notes what holds in this file; each a sentence. */
export const page = (head: string, notes: readonly string[], ...rest: readonly (string | undefined)[]): string =>
  paragraphs(head, bullets(notes), ...rest);

/** Which versions of the Dockerfile language know it. */
export function sinceText({ since, labs }: Pick<Doc, "since" | "labs">): string {
  if (since === undefined) return labs === undefined ? "" : `Only in the labs channel, since Dockerfile ${labs}-labs`;
  if (since === "1.0") return "Every Dockerfile version";
  return labs === undefined ? `Since Dockerfile ${since}` : `Since Dockerfile ${since} (labs ${labs})`;
}

export const referenceLink = (anchor: string): string => `[Docker's reference](${referenceUrl}#${anchor})`;

/** A whole text: what it does, what holds here, example, details, and the line with effect, version and link. */
export const docPage = (title: string, doc: Doc, notes: readonly string[] = []): string =>
  page(
    headline(title, doc.summary),
    notes,
    dockerfileBlock(doc.example),
    bullets(doc.details),
    doc.effect,
    `${sinceText(doc)} · ${referenceLink(doc.anchor)}`,
  );
