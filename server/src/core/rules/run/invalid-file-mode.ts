// chmod with something that is no mode: an owner, or the file first.
import { wholeText } from "../../model/instructionText";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import type { ShellWord } from "../../shell/types";
import { changedMode } from "../../text/fileMode";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

const isMode = (text: string): boolean => changedMode(text, 0o644) !== undefined;

/** `=755` and `+0111`, which GNU chmod takes, too. */
const isNumericChange = (text: string): boolean => /^[ugoa]*[-+=][0-7]+$/.test(text);

/** Letters behind a dash: `chmod -x file` takes them for a mode. */
const hasModeOption = ({ options }: Invocation): boolean =>
  options.some(({ name }) => name === "--reference" || (/^-[^-]/.test(name) && !/^-[RcfvhHLP]$/.test(name)));

interface Wrong {
  readonly word: ShellWord;
  readonly mode: string;
  readonly is: "owner" | "swapped" | "none";
}

function wrongMode(invocation: Invocation): Wrong | undefined {
  const { operands } = invocation;
  const [word, ...files] = operands;
  const mode = word?.value;
  if (!word || mode === undefined || mode === "" || files.length === 0 || hasModeOption(invocation)) return undefined;
  if (isMode(mode) || isNumericChange(mode)) return undefined;
  const [second] = files;
  if (files.length === 1 && second?.value !== undefined && isMode(second.value) && /[\d+=-]/.test(second.value))
    return { word, mode, is: "swapped" };
  return { word, mode, is: /^[\w.-]+:[\w.-]*$/.test(mode) ? "owner" : "none" };
}

export default defineRule({
  id: "invalid-file-mode",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `chmod` with something that is no mode: an owner (`chmod www-data:www-data dir`), the file in front of the mode, digits above 7.",
    why: "chmod ends with an error and changes nothing. Where nothing hides that, the build stops there.",
    bad: "FROM debian:12-slim\nCOPY site /srv/site\nRUN chmod -R www-data:www-data /srv/site\n",
    good: "FROM debian:12-slim\nCOPY --chown=www-data:www-data site /srv/site\n",
    fixSafety:
      "Needs a look: chown changes who owns the files, as the name says, and leaves the mode. Of two operands in the wrong order the fix changes places.",
    whenNot: "The mode comes from a variable: then the rule is silent.",
  },
  messages: {
    owner: "{mode} is an owner, not a mode, so chmod ends with an error. Use chown",
    swapped: "chmod takes {mode} for the mode and ends with an error. The mode comes first, then the file",
    none: "{mode} is no mode, so chmod ends with an error. Write octal digits, such as 755, or letters, such as u+x",
    chown: "Use chown",
    swap: "Write the mode first",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const text = wholeText(instruction);
    if (!text.includes("chmod")) return;
    for (const invocation of commandsOf(instruction, context, ["chmod"])) {
      const wrong = wrongMode(invocation);
      if (!wrong) continue;
      const { word, mode, is } = wrong;
      const { nameSpan, operands } = invocation;
      const [, second] = operands;
      const swap =
        is === "swapped" && second
          ? [replace(word.span, context.text(second.span)), replace(second.span, context.text(word.span))]
          : undefined;
      const edits = is === "owner" && context.text(nameSpan) === "chmod" ? [replace(nameSpan, "chown")] : swap;
      yield {
        at: word.span,
        says: [is, { mode }],
        fix: edits && { title: [is === "owner" ? "chown" : "swap"], safety: "review", edits: () => edits },
      };
    }
  },
});
