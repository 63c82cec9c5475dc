// What fixes have broken elsewhere: layouts where a careless edit changes what is built. All rules, safe fixes.
import { describe, expect, test } from "vitest";
import { defaultConfig, fixAll, noFacts, parse, ruleSet, type Safety } from "../../server/src/core";
import { meaning } from "../support/meaning";

const everything = ruleSet({ ...defaultConfig, profile: "all" });
const fixed = (text: string, safety: Safety = "safe"): string => fixAll(text, everything, noFacts, safety).text;

describe("safe fixes", () => {
  test.each([
    ["a continued list of ENV", "FROM a:1\nENV A=1 \\\n    B=2 \\\n\n    C=3\n", "FROM a:1\nENV A=1 \\\n    B=2 \\\n    C=3\n"],
    ["a legacy ENV over two lines", "FROM a:1\nENV A b \\\n  c\n", 'FROM a:1\nENV A="b \\\n  c"\n'],
    ["a legacy value with quotes, which means another thing in the new form", 'FROM a:1\nENV A b "c" d\n', undefined],
    ["a legacy value with an equals sign", "FROM a:1\nENV A b=c\n", "FROM a:1\nENV A=b=c\n"],
    ["a legacy value with a variable", "FROM a:1\nENV A $B c\n", 'FROM a:1\nENV A="$B c"\n'],
    ["comments inside a continuation", "FROM a:1\nRUN a \\\n# why\n\n  && b\n", "FROM a:1\nRUN a \\\n# why\n  && b\n"],
    ["a backslash at the end of a package list", "FROM a:1\nRUN apk add a \\\n  b \\\n\nCMD x\n", undefined],
    ["ENTRYPOINT with exec", "FROM a:1\nENTRYPOINT exec prog $ARGS\n", undefined],
    ["a variable in CMD", "FROM a:1\nCMD node $FILE\n", undefined],
    ["the body of ONBUILD", "FROM a:1\nonbuild env A b\n", "FROM a:1\nONBUILD env A=b\n"],
    ["a heredoc with blank lines", "FROM a:1\nRUN <<EOF\na\n\nb\nEOF\n", undefined],
    ["a heredoc that looks like instructions", "FROM a:1\nCOPY <<EOF /x\nenv A b\nmaintainer c\nEOF\n", undefined],
    ["a platform beside a stage's name", "FROM --platform=$TARGETPLATFORM a:1 AS Build\n", "FROM a:1 AS build\n"],
    ["a check that is there already", "# check=skip=JSONArgsRecommended;error=true\nFROM a:1\nCMD node\n", undefined],
    ["line ends of Windows", "FROM a:1\r\nENV A b\r\nRUN a \\\r\n\r\n  b\r\n", "FROM a:1\r\nENV A=b\r\nRUN a \\\r\n  b\r\n"],
    ["another escape character", "# escape=`\nFROM a:1\nRUN a `\n\n  b\n", "# escape=`\nFROM a:1\nRUN a `\n  b\n"],
    ["a byte order mark", "\uFEFFfrom a:1\nRUN b\nRUN c\n", "\uFEFFFROM a:1\nRUN b\nRUN c\n"],
  ])("%s", (_, before, after) => {
    expect(fixed(before)).toBe(after ?? before);
    expect(meaning(fixed(before))).toEqual(meaning(before));
  });
});

describe("fixes for review", () => {
  test.each([
    "FROM alpine:3.22\nENTRYPOINT exec prog $ARGS\n",
    "FROM debian:12\nRUN apt-get update \\\n  # why\n  && apt-get install -y a \\\n     b \\\n\nCMD x y\n",
    "FROM debian:12\nONBUILD RUN apt-get update && apt-get install a\nONBUILD CMD x\n",
    "FROM debian:12\nRUN <<EOF\napt-get update\napt-get install a\nEOF\n",
    "# escape=`\nFROM debian:12\nRUN apt-get update `\n  && apt-get install a\n",
    "FROM debian:12\r\nRUN apt-get update \\\r\n  && apt-get install a\r\nMAINTAINER x\r\n",
    "FROM debian:12\nRUN cd /x && wget http://a/b | tar x\n",
    "FROM debian:12\nSHELL [\"/bin/bash\", \"-c\"]\nRUN sudo apt-get install a; pip install b\nCMD ['a', 'b']\n",
  ])("%j settle, and bring no error", (text) => {
    const once = fixed(text, "review");
    expect(parse(once).errors.length).toBeLessThanOrEqual(parse(text).errors.length);
    expect(fixed(once, "review")).toBe(once);
    expect(once.includes("\r\n")).toBe(text.includes("\r\n"));
    expect(/(^|[^\r])\n/.test(once)).toBe(/(^|[^\r])\n/.test(text));
  });
});
