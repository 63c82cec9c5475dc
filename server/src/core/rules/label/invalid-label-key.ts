// A label key that breaks Docker's naming guide.

import { visible } from "../../text/span";
import { defineRule } from "../rule";
import { labelKey } from "./labels";

const reserved = /^(com\.docker|io\.docker|org\.dockerproject)\./;

export default defineRule({
  id: "invalid-label-key",
  aliases: ["DL3048"],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds label keys outside Docker's naming guide: lower-case letters, digits, and single `.`, `-`, `_` or `/` between them.",
    why: "Tools that filter by label expect such keys, and `com.docker.*`, `io.docker.*` and `org.dockerproject.*` belong to Docker itself.",
    bad: 'FROM alpine:3.22\nLABEL Maintained..By="team"\n',
    good: 'FROM alpine:3.22\nLABEL com.example.maintained-by="team"\n',
  },
  messages: {
    form: "The label key {key} is outside Docker's guide: lower-case letters and digits, with single . - _ or / between them",
    reserved: "Label keys that begin with {prefix} belong to Docker itself. Use a domain of yours, such as com.example.",
  },
  on: ["LABEL"],
  *checkInstruction(instruction, context) {
    for (const pair of instruction.pairs) {
      const key = context.options.strict ? pair.key : labelKey(pair, context);
      // The builder refuses a blank one.
      if (key === undefined || (key === "" && !context.options.strict)) continue;
      const prefix = reserved.exec(key)?.[0];
      if (prefix) yield { at: pair.keySpan, says: ["reserved", { prefix }] };
      else if (!/^[a-z]([a-z0-9._/-]*[a-z0-9])?$/.test(key) || /\.\.|--/.test(key))
        yield { at: visible(pair.keySpan, pair.span), says: ["form", { key }] };
    }
  },
});
