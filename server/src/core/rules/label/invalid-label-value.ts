// A label whose value is not of the kind that the configuration's schema, or the OCI specification, gives it.
import { spdxLicences } from "../../knowledge/spdxLicences";
import { visible } from "../../text/span";
import { defineRule } from "../rule";
import { labelKey, labelValue } from "./labels";

/** `MIT OR (Apache-2.0 AND GPL-2.0+ WITH Classpath-exception-2.0)`. */
function isSpdx(value: string): boolean {
  const words = value.replace(/[()]/g, " ").trim().split(/\s+/);
  return words.every((word, index) => {
    if (index % 2 === 1) return /^(AND|OR|WITH)$/.test(word);
    if (words[index - 1] === "WITH" || /^(LicenseRef|DocumentRef)-[\w.:-]+$/.test(word)) return true;
    return spdxLicences.has(word.replace(/\+$/, "")) || spdxLicences.has(word);
  });
}

/** A kind of value: what it is called in a message, and whether a text is one. Kinds of the schema without an entry take any text. */
const kinds: Readonly<Record<string, { readonly what: string; is(value: string): boolean }>> = {
  url: { what: "an absolute URL", is: (value) => /^[a-z][a-z0-9+.-]*:\/?\/?[^\s]+$/i.test(value) && !/^[^:]*:$/.test(value) },
  rfc3339: {
    what: "an RFC 3339 time such as 2026-01-31T12:00:00Z",
    is: (value) =>
      /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.test(value) &&
      !Number.isNaN(Date.parse(value.replace(" ", "T"))),
  },
  spdx: { what: "an SPDX licence such as Apache-2.0", is: isSpdx },
  hash: { what: "a git hash of 7 or 40 hexadecimal digits", is: (value) => /^([0-9a-f]{7}|[0-9a-f]{40})$/.test(value) },
  semver: {
    what: "a semantic version such as 1.2.3",
    is: (value) =>
      /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/.test(value),
  },
  email: { what: "an e-mail address", is: (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value) },
};

export default defineRule({
  id: "invalid-label-value",
  aliases: ["DL3052", "DL3053", "DL3054", "DL3055", "DL3056", "DL3058"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a label whose value is not of the kind that `label-schema` gives it: url, rfc3339, spdx, hash, semver, email.",
    why: "Programs that read the label (an inventory, a licence check, a link in a registry) cannot use the value.",
    config: { labelSchema: { version: "semver" } },
    bad: "FROM alpine:3.22\nLABEL version=one\n",
    good: "FROM alpine:3.22\nLABEL version=1.0.0\n",
    differs:
      "SPDX expressions (`MIT OR Apache-2.0`) count as licences, and a value with a build argument that is not known is passed over.",
  },
  messages: { invalid: "The label schema wants {what} for {key}, and {value} is none" },
  on: ["LABEL"],
  *checkInstruction(instruction, context) {
    const schema = context.options.labelSchema;
    for (const pair of instruction.pairs) {
      const key = labelKey(pair, context);
      const kind = key !== undefined && Object.hasOwn(schema, key) ? kinds[schema[key] ?? ""] : undefined;
      const value = labelValue(pair, context);
      if (!kind || value === undefined || value === "" || kind.is(value)) continue;
      yield { at: visible(pair.valueSpan, pair.span), says: ["invalid", { what: kind.what, key: key ?? "", value: `"${value}"` }] };
    }
  },
});
