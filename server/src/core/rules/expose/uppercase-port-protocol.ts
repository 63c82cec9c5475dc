// EXPOSE with a protocol in capital letters.
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "uppercase-port-protocol",
  aliases: ["ExposeProtoCasing"],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds `EXPOSE 80/TCP`: a protocol in capital letters.",
    why: "Docker means to accept lower case only. Today it turns the letters by itself.",
    bad: "FROM nginx:1.27\nEXPOSE 80/TCP\n",
    good: "FROM nginx:1.27\nEXPOSE 80/tcp\n",
  },
  messages: { casing: "Write the protocol of {port} in lower case", lower: "Write {port}" },
  on: ["EXPOSE"],
  *checkInstruction(instruction, context) {
    for (const word of instruction.words) {
      const port = context.scope.expand(word.text) ?? word.text;
      const protocol = /\/([a-z]+)$/i.exec(port)?.[1];
      if (!protocol || protocol === protocol.toLowerCase()) continue;
      const lower = word.text.replace(/\/[a-z]+$/i, (part) => part.toLowerCase());
      yield {
        at: word.span,
        says: ["casing", { port }],
        fix:
          lower === word.text ? undefined : { title: ["lower", { port: lower }], safety: "safe", edits: () => [replace(word.span, lower)] },
      };
    }
  },
});
