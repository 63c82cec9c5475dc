// A directive with capital letters in its name.
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "uppercase-directive",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `# Escape=` and `# SYNTAX=`: a directive with capital letters in its name.",
    why: "The builder does not mind, but everyone writes directives in small letters, and other tools look for them so.",
    bad: "# Escape=`\nFROM alpine:3.22\n",
    good: "# escape=`\nFROM alpine:3.22\n",
  },
  messages: { casing: "Directives are written in small letters: {name}", lower: "Write {name}" },
  *check(file) {
    for (const { name, nameSpan } of file.tree.directives) {
      if (file.slice(nameSpan) === name) continue;
      yield {
        at: nameSpan,
        says: ["casing", { name }],
        fix: { title: ["lower", { name }], safety: "safe", edits: () => [replace(nameSpan, name)] },
      };
    }
  },
});
