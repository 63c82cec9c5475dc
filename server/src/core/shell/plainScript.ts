// A script that does not stand in the Dockerfile: the text of a file, a line of package.json.
import { logicalText } from "../text/logicalText";
import { parseScript } from "./parseScript";
import type { ShellScript } from "./types";

/** Offsets count in the text itself. */
export const plainScript = (text: string): ShellScript =>
  parseScript(logicalText(text, [{ logical: 0, source: 0, length: text.length }], 0), /^#!.*\bbash\b/.test(text) ? "bash" : "sh");
