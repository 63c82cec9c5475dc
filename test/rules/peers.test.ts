// What dockerfile-language-server-nodejs diagnoses is found here too, as an error of the parser or by a rule.
import { expect, test } from "vitest";
import { defaultConfig, lint, noFacts, parse, ruleSet } from "../../server/src/core";

/** Its diagnostic, the smallest file that has the fault, our error code or rule. */
const diagnostics = [
  ["CASING_INSTRUCTION", 'FROM a:1\nrun x\nCMD ["x"]', "mixed-instruction-casing"],
  ["CASING_DIRECTIVE", "# Escape=`\nFROM a:1", "uppercase-directive"],
  ["ARGUMENT_MISSING", "FROM alpine:3.22\nEXPOSE", "missing-argument"],
  ["ARGUMENT_EXTRA", "FROM alpine:3.22\nSTOPSIGNAL SIGTERM x", "invalid-signal"],
  ["ARGUMENT_REQUIRES_ONE", "FROM alpine:3.22\nUSER a b", "blank-in-user"],
  ["ARGUMENT_REQUIRES_AT_LEAST_ONE", "FROM alpine:3.22\nHEALTHCHECK", "missing-argument"],
  ["ARGUMENT_REQUIRES_TWO", "FROM alpine:3.22\nLABEL a", "missing-value"],
  ["ARGUMENT_REQUIRES_AT_LEAST_TWO", "FROM alpine:3.22\nCOPY a", "missing-destination"],
  ["ARGUMENT_REQUIRES_ONE_OR_THREE", "FROM a:1 b", "from-arguments"],
  ["ARGUMENT_UNNECESSARY", "FROM alpine:3.22\nHEALTHCHECK NONE x", "healthcheck-none-arguments"],
  ["FLAG_AT_LEAST_ONE", "FROM alpine:3.22\nHEALTHCHECK --retries=0 CMD x", "healthcheck-option-without-effect"],
  ["FLAG_DUPLICATE", "FROM alpine:3.22\nCOPY --from=b --from=c a /a", "duplicate-flag"],
  ["FLAG_INVALID_DURATION", "FROM alpine:3.22\nHEALTHCHECK --interval=x CMD y", "invalid-duration"],
  ["FLAG_LESS_THAN_1MS", "FROM alpine:3.22\nHEALTHCHECK --interval=1us CMD y", "short-duration"],
  ["FLAG_MISSING_DURATION", "FROM alpine:3.22\nHEALTHCHECK --interval= CMD y", "healthcheck-option-without-effect"],
  ["FLAG_MISSING_VALUE", "FROM alpine:3.22\nCOPY --from a /a", "missing-flag-value"],
  ["FLAG_UNKNOWN_UNIT", "FROM alpine:3.22\nHEALTHCHECK --interval=5x CMD y", "invalid-duration"],
  ["FLAG_INVALID_FROM_VALUE", "FROM alpine:3.22\nCOPY --from=-x a /a", "invalid-image"],
  ["FLAG_EXPECTED_BOOLEAN_VALUE", "FROM alpine:3.22\nADD --keep-git-dir=maybe https://github.com/a/b.git /a", "not-boolean"],
  ["INVALID_BUILD_STAGE_NAME", "FROM a:1 AS 1x", "invalid-stage-name"],
  ["INVALID_ESCAPE_DIRECTIVE", "# escape=x\nFROM a:1", "invalid-escape"],
  ["INVALID_AS", "FROM a:1 IS b", "from-arguments"],
  ["INVALID_DESTINATION", "FROM alpine:3.22\nCOPY a b /c", "several-sources-into-file"],
  ["INVALID_PORT", "FROM alpine:3.22\nEXPOSE a", "invalid-port"],
  ["INVALID_PROTO", "FROM alpine:3.22\nEXPOSE 80/xyz", "invalid-protocol"],
  ["INVALID_REFERENCE_FORMAT", "FROM A:1@", "invalid-image"],
  ["INVALID_SIGNAL", "FROM alpine:3.22\nSTOPSIGNAL SIGFOO", "invalid-signal"],
  ["INVALID_SYNTAX", 'FROM alpine:3.22\nENV "a"b=c d', "missing-equals"],
  ["SYNTAX_MISSING_EQUALS", "FROM alpine:3.22\nENV a=b c", "missing-equals"],
  ["SYNTAX_MISSING_NAMES", "FROM alpine:3.22\nENV =b", "blank-name"],
  ["SYNTAX_MISSING_SINGLE_QUOTE", "FROM alpine:3.22\nENV a='b", "invalid-expansion"],
  ["SYNTAX_MISSING_DOUBLE_QUOTE", 'FROM alpine:3.22\nENV a="b', "invalid-expansion"],
  ["UNKNOWN_INSTRUCTION", "FROM alpine:3.22\nRUM x", "unknown-instruction"],
  ["UNKNOWN_ADD_FLAG", "FROM alpine:3.22\nADD --chwon=a b /c", "unknown-flag"],
  ["UNKNOWN_COPY_FLAG", "FROM alpine:3.22\nCOPY --form=a b /c", "unknown-flag"],
  ["UNKNOWN_FROM_FLAG", "FROM --platfrom=x a:1", "unknown-flag"],
  ["UNKNOWN_HEALTHCHECK_FLAG", "FROM alpine:3.22\nHEALTHCHECK --intervall=5s CMD x", "unknown-flag"],
  ["UNKNOWN_TYPE", "FROM alpine:3.22\nHEALTHCHECK FOO x", "unknown-healthcheck"],
  ["DUPLICATE_BUILD_STAGE_NAME", "FROM a:1 AS b\nFROM c:1 AS b", "duplicate-stage-name"],
  ["DUPLICATED_ESCAPE_DIRECTIVE", "# escape=`\n# escape=`\nFROM a:1", "duplicate-directive"],
  ["EMPTY_CONTINUATION_LINE", "FROM alpine:3.22\nRUN a \\\n\n  b", "empty-continuation-line"],
  ["NO_SOURCE_IMAGE", "RUN x", "no-stages"],
  ["BASE_NAME_EMPTY", "ARG I\nFROM $I", "invalid-default-image"],
  ["ONBUILD_CHAINING_DISALLOWED", "FROM alpine:3.22\nONBUILD ONBUILD RUN x", "onbuild-chain"],
  ["ONBUILD_TRIGGER_DISALLOWED", "FROM alpine:3.22\nONBUILD FROM x", "onbuild-forbidden"],
  ["SHELL_JSON_FORM", "FROM alpine:3.22\nSHELL sh -c", "shell-not-json"],
  ["SHELL_REQUIRES_ONE", "FROM alpine:3.22\nSHELL []", "missing-argument"],
  ["MULTIPLE_INSTRUCTIONS", 'FROM alpine:3.22\nCMD ["a"]\nCMD ["b"]', "overridden-instruction"],
  ["UNSUPPORTED_MODIFIER", "FROM alpine:3.22\nENV A=1 B=${C:@d}", "invalid-expansion"],
  ["DEPRECATED_MAINTAINER", "FROM alpine:3.22\nMAINTAINER x", "deprecated-maintainer"],
  ["HEALTHCHECK_CMD_ARGUMENT_MISSING", "FROM alpine:3.22\nHEALTHCHECK CMD", "healthcheck-no-command"],
  ["JSON_IN_SINGLE_QUOTES", "FROM alpine:3.22\nCMD ['a']", "broken-json-array"],
  ["WORKDIR_IS_NOT_ABSOLUTE", "FROM alpine:3.22\nWORKDIR a", "relative-workdir"],
] as const;

const everything = ruleSet({ ...defaultConfig, profile: "all" });

function found(source: string): readonly string[] {
  const doc = parse(source);
  const findings = lint(doc, everything, noFacts, (id, error) => {
    throw new Error(`${id} threw`, { cause: error });
  });
  return [...doc.errors.map(({ code }) => code), ...findings.map(({ rule }) => rule)];
}

test("no diagnostic is listed twice, none is left out", () => {
  expect(new Set(diagnostics.map(([name]) => name)).size).toBe(53);
});

test.each(diagnostics)("%s: %j", (_, source, code) => {
  expect(found(source)).toContain(code);
  expect(found("FROM alpine:3.22\nUSER 1000\n")).not.toContain(code);
});
