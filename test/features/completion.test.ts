// Completion of instructions, flags, options, stages, variables, directives.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { completion } from "../../server/src/core/features/completion";
import { cursor } from "../support/cursor";

/** What is replaced, in brackets, and what is offered. */
function offers(source: string): string {
  const { text, offset } = cursor(source);
  const found = completion(parse(text), offset);
  return found ? `[${text.slice(found.span.start, found.span.end)}] ${found.items.map(({ newText }) => newText).join("|")}` : "nothing";
}

describe("instructions", () => {
  test("on an empty line of a stage: all but the deprecated one", () => {
    expect(offers("FROM alpine\n<|>")).toBe(
      "[] FROM |RUN |CMD |LABEL |EXPOSE |ENV |ADD |COPY |ENTRYPOINT |VOLUME |USER |WORKDIR |ARG |ONBUILD |STOPSIGNAL |HEALTHCHECK |SHELL ",
    );
  });

  test("in front of the first FROM only what may stand there", () => {
    expect(offers("<|>")).toBe("[] FROM |ARG ");
    expect(offers("# syntax=docker/dockerfile:1\n\nF<|>\n")).toBe("[F] FROM |ARG ");
  });

  test("in the case that was begun", () => {
    expect(offers("from alpine\nco<|>")).toContain("[co] from |run |");
    expect(offers("FROM alpine\nCo<|>")).toContain("[Co] FROM |RUN |");
  });

  test("in the middle of a word the whole word is replaced", () => {
    expect(offers("FROM alpine\nCO<|>PX a b")).toContain("[COPX] ");
  });

  test("behind ONBUILD", () => {
    expect(offers("FROM alpine\nONBUILD <|>")).toMatch(/^\[\] RUN \|CMD \|/);
    expect(offers("FROM alpine\nONBUILD R<|>")).not.toContain("FROM");
  });

  test("not in a continued line, a heredoc or arguments", () => {
    expect(offers("FROM alpine\nRUN a \\\n  <|>\n  b")).toBe("nothing");
    expect(offers("FROM alpine\nRUN <<EOF\n<|>\nEOF")).toBe("nothing");
    expect(offers("FROM alpine\nRUN a<|>")).toBe("nothing");
  });

  test("with the documentation of the instruction", () => {
    const { text, offset } = cursor("FROM alpine\n<|>");
    const run = completion(parse(text), offset)?.items.find(({ label }) => label === "RUN");
    expect(run?.detail).toBe("Runs a command during the build and keeps the changed files as a new layer.");
    expect(run?.documentation?.()).toContain("```dockerfile");
  });
});

describe("flags", () => {
  test("names that are not there yet", () => {
    expect(offers("FROM alpine\nCOPY --link -<|>")).toBe("[-] --from=|--chown=|--chmod=|--exclude=|--parents");
    expect(offers("FROM alpine\nRUN --mount=type=ssh --<|> ls")).toBe("[--] --mount=|--network=|--security=|--device=");
  });

  test("a name with its value behind it keeps the value", () => {
    expect(offers("FROM alpine\nCOPY --fr<|>=a b c")).toMatch(/^\[--fr\] --from\|/);
  });

  test("values", () => {
    expect(offers("FROM alpine\nRUN --network=<|> ls")).toBe("[] default|none|host");
    expect(offers("FROM alpine\nRUN --network=no<|>ne ls")).toBe("[none] default|none|host");
    expect(offers("FROM --platform=$<|> alpine")).toContain("BUILDPLATFORM");
    expect(offers("FROM alpine\nADD --keep-git-dir=<|> a b")).toBe("[] true|false");
  });

  test("not behind the flags", () => {
    expect(offers("FROM alpine\nCOPY a --<|>")).toBe("nothing");
    expect(offers("FROM alpine\nRUN ls --<|>")).toBe("nothing");
  });

  test("on a continued line", () => {
    expect(offers("FROM alpine\nRUN --mount=type=ssh \\\n  --net<|> ls")).toMatch(/^\[--net\] --mount=\|--network=/);
  });
});

describe("mount options", () => {
  test("of the type, without those given", () => {
    expect(offers("FROM alpine\nRUN --mount=type=tmpfs,<|> ls")).toBe("[] target=|size=");
    // The type that counts is the last one, wherever the cursor is.
    expect(offers("FROM alpine\nRUN --mount=<|>,type=tmpfs ls")).toBe("[] type=|target=|size=");
    expect(offers("FROM alpine\nRUN --mount=type=cache,dst=/x,sha<|> ls")).toBe(
      "[sha] source=|from=|readonly|id=|sharing=|mode=|uid=|gid=",
    );
  });

  test("bind without a type", () => {
    expect(offers("FROM alpine\nRUN --mount=<|>")).toBe("[] type=|target=|source=|from=|readwrite|readonly");
  });

  test("values", () => {
    expect(offers("FROM alpine\nRUN --mount=type=<|> ls")).toBe("[] bind|cache|tmpfs|secret|ssh");
    expect(offers("FROM alpine\nRUN --mount=type=ca<|>che,target=/x ls")).toBe("[cache] bind|cache|tmpfs|secret|ssh");
    expect(offers("FROM alpine\nRUN --mount=type=cache,sharing=<|> ls")).toBe("[] shared|private|locked");
    expect(offers("FROM a AS x\nFROM b\nRUN --mount=from=<|> ls")).toBe("[] x");
  });
});

describe("stages", () => {
  test("in COPY --from and FROM: the ones in front, the nearest first", () => {
    expect(offers("FROM a AS x\nFROM b AS y\nFROM c AS z\nCOPY --from=<|>")).toBe("[] y|x");
    expect(offers("FROM a AS x\nFROM <|>")).toBe("[] x|scratch");
    expect(offers("FROM a AS x\nFROM --platform=linux/amd64 s<|>")).toBe("[s] x|scratch");
  });

  test("AS behind the image", () => {
    expect(offers("FROM alpine <|>")).toBe("[] AS ");
    expect(offers("FROM alpine AS <|>")).toBe("nothing");
  });
});

describe("variables", () => {
  test("what the instruction sees", () => {
    expect(offers("ARG G=1\nFROM alpine:$<|>")).toContain("|G|");
    expect(offers("ARG G=1\nFROM scratch\nARG A\nENV B=1\nRUN echo $<|>\nENV C=1")).toBe("[] A|B");
    expect(offers("FROM scratch\nARG A\nENV B=1\nCMD echo ${<|>")).toBe("[] B}");
    expect(offers("FROM scratch\nENV BIN=1\nRUN echo ${B<|>X}")).toBe("[BX] BIN");
  });

  test("not in a JSON array that no shell reads", () => {
    expect(offers('FROM scratch\nENV B=1\nCMD ["$<|>"]')).toBe("nothing");
  });
});

describe("directives", () => {
  test("names at the top, without those given", () => {
    expect(offers("# <|>")).toBe("[] syntax=|escape=|check=");
    expect(offers("# syntax=docker/dockerfile:1\n#es<|>\nFROM alpine")).toBe("[es] escape=|check=");
  });

  test("values", () => {
    expect(offers("# syntax=<|>")).toMatch(/^\[\] docker\/dockerfile:1\|/);
    expect(offers("# check=skip=all;e<|>")).toBe("[e] skip=|error=|experimental=");
    expect(offers("# check=skip=StageNameCasing,J<|>")).toMatch(/^\[J\] all\|.*\|JSONArgsRecommended\|/);
    expect(offers("# check=error=<|>")).toBe("[] true|false");
  });

  test("nothing in other comments", () => {
    expect(offers("FROM alpine\n# s<|>")).toBe("nothing");
    expect(offers("\n\n# s<|>")).toBe("nothing");
    expect(offers("# hello\n# s<|>")).toBe("nothing");
  });
});

describe("words", () => {
  test("HEALTHCHECK, STOPSIGNAL, SHELL", () => {
    expect(offers("FROM alpine\nHEALTHCHECK --retries=2 <|>")).toBe("[] CMD |NONE");
    expect(offers("FROM alpine\nSTOPSIGNAL SIG<|>")).toContain("SIGTERM");
    expect(offers("FROM alpine\nSHELL <|>")).toContain('["/bin/bash", "-o", "pipefail", "-c"]');
  });
});

test("never throws, and replaces text around the cursor, at any offset of a broken file", () => {
  const text = "#\n# syntax=\nARG\nFROM --\nFROM a AS\nRUN --mount=type=,=\nCOPY --from=\nENV A=${\nONBUILD\nHEALTHCHECK --x\nRUN <<EOF\n$";
  const doc = parse(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const found = completion(doc, offset);
    if (found) expect(found.span.start <= offset && offset <= found.span.end, `offset ${offset}`).toBe(true);
  }
});
