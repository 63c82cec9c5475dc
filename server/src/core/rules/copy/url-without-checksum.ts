// ADD of an address whose content nobody checks.
import { flagOf, sourceArguments } from "../../model/arguments";
import { sourceKind } from "../../model/errors/copyErrors";
import { defineRule } from "../rule";

export default defineRule({
  id: "url-without-checksum",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `ADD` of an `http://` or `https://` address without `--checksum`.",
    why: "Whoever controls the address decides what is in your image; a file that is replaced there is in the next build without a word.",
    bad: "FROM alpine:3.22\nADD https://example.com/tool-1.0.tar.gz /opt/\n",
    good:
      "FROM alpine:3.22\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d " +
      "https://example.com/tool-1.0.tar.gz /opt/\n",
    whenNot: "The file is meant to change, such as a list that is published daily.",
  },
  messages: {
    unchecked: "Nothing checks that {source} is the file it was. Add --checksum=sha256:<digest>, which stops the build when it is not",
  },
  on: ["ADD"],
  *checkInstruction(instruction, { scope }) {
    if (flagOf(instruction, "checksum")) return;
    for (const { text, span: at } of sourceArguments(instruction)) {
      if (sourceKind(scope.expand(text) ?? text) === "http") yield { at, says: ["unchecked", { source: text }] };
    }
  },
});
