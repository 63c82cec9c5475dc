// EXPOSE with an address or a host port.
import { portFault } from "../../model/errors/exposeErrors";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "address-in-expose",
  aliases: ["ExposeInvalidFormat"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `EXPOSE 8080:80` and `EXPOSE 127.0.0.1:80:80`.",
    why: "EXPOSE only names the container's port; host address and host port are dropped without a word. They are chosen by `docker run -p`. Docker means to make this an error.",
    bad: "FROM nginx:1.27\nEXPOSE 8080:80\n",
    good: "FROM nginx:1.27\nEXPOSE 80\n",
  },
  messages: {
    host: "EXPOSE drops the host part of {port}: only {kept} counts. Publish it with docker run -p instead",
    keep: "Write {kept}",
  },
  on: ["EXPOSE"],
  *checkInstruction(instruction, context) {
    for (const word of instruction.words) {
      const port = context.scope.expand(word.text) ?? "";
      if (!port.includes(":") || portFault(port, word.span)) continue;
      const kept = port.slice(port.lastIndexOf(":") + 1);
      yield {
        at: word.span,
        says: ["host", { port, kept }],
        fix: word.text.includes("$") ? undefined : { title: ["keep", { kept }], safety: "safe", edits: () => [replace(word.span, kept)] },
      };
    }
  },
});
