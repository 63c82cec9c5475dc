// Hover of variables where they are used and where they are defined.
import { describe, expect, test } from "vitest";
import { drawHover, drawNotes } from "../support/hover";

describe("use", () => {
  test("a global ARG in FROM", () => {
    expect(drawHover("ARG V=22\nFROM node:$<|>V")).toMatchInlineSnapshot(`
      "FROM node:$V
                ~~
      **\`$V\`**: build argument (ARG).

      - Value here: \`22\`
      - Set in line 1: \`ARG V=22\`
      - \`docker build --build-arg V=…\` gives it another value."
    `);
  });

  test("a global ARG that the stage has not repeated", () => {
    expect(drawHover("ARG V=22\nFROM node:$V\nRUN echo $<|>V")).toMatchInlineSnapshot(`
      "RUN echo $V
               ~~
      **\`$V\`**: not defined here.

      - The ARG in line 1 stands in front of the first FROM: this stage needs a line \`ARG V\`."
    `);
  });

  test("a global ARG that the stage repeats has its value", () => {
    expect(drawHover("ARG V=22\nFROM node:$V\nARG V\nLABEL v=$<|>V")).toMatchInlineSnapshot(`
      "LABEL v=$V
              ~~
      **\`$V\`**: build argument (ARG).

      - Value here: \`22\`
      - Set in line 3: \`ARG V\`
      - Its default is in line 1: \`ARG V=22\`
      - \`docker build --build-arg V=…\` gives it another value."
    `);
  });

  test("FROM does not see a variable of a stage", () => {
    expect(drawHover("FROM alpine AS a\nENV V=1\nFROM node:$<|>V")).toContain("FROM sees only an ARG in front of the first FROM");
  });

  test("ENV, also from a parent stage", () => {
    expect(drawHover("FROM alpine AS a\nENV DIR=/srv\nFROM a\nWORKDIR $<|>{DIR}/x")).toMatchInlineSnapshot(`
      "WORKDIR \${DIR}/x
              ~~~~~~
      **\`$DIR\`**: environment variable (ENV).

      - Value here: \`/srv\`
      - Set in line 2: \`ENV DIR=/srv\`"
    `);
  });

  test("the values of one ENV do not see each other", () => {
    expect(drawHover("FROM scratch\nENV A=1\nENV A=2 B=$<|>A")).toContain("Value here: `1`");
  });

  test("an operator, and what comes out", () => {
    expect(drawHover("FROM scratch\nENV A=\nLABEL x=${A:-<|>none}")).toMatchInlineSnapshot(`
      "LABEL x=\${A:-none}
              ~~~~~~~~~~
      **\`$A\`**: environment variable (ENV).

      - Value here: empty.
      - Set in line 2: \`ENV A=\`
      - \`\${v:-word}\`: \`none\` when it is not set or empty.
      - Here it becomes \`none\`."
    `);
    expect(drawHover("FROM scratch\nENV A=v1.2\nLABEL x=${A#<|>v}")).toContain("Here it becomes `1.2`.");
    expect(drawHover("FROM scratch\nARG A\nLABEL x=${A:+<|>on}")).not.toContain("Here it becomes");
  });

  test("inside the word of another variable the inner one is meant", () => {
    expect(drawHover("FROM scratch\nENV IN=1\nLABEL x=${OUT:-${I<|>N}}")).toMatch(/^LABEL x=.*\n {15}~~~~~\n\*\*`\$IN`/);
    expect(drawHover("FROM scratch\nENV IN=1\nLABEL x=${O<|>UT:-${IN}}")).toMatch(/\n {8}~~~~~~~~~~~~~\n\*\*`\$OUT`/);
  });

  test("a name of the file that the shell of a RUN has set again", () => {
    const hover = (line: string): string => drawHover(`FROM alpine\nENV A=1\n${line}`);
    expect(hover("RUN A=3; echo $<|>A")).toContain("Set in line 3, in this RUN: here it is not the ARG or ENV of that name.");
    expect(hover("RUN A=${<|>A#v}; echo")).toContain("Value here: `1`");
    expect(hover("RUN if x; then A=3; fi; echo $<|>A")).toContain("Value here: `1`");
  });

  test("the shell of a RUN", () => {
    expect(drawHover("FROM alpine\nRUN for f in *; do echo $<|>f; done")).toMatchInlineSnapshot(`
      "RUN for f in *; do echo $f; done
                              ~~
      **\`$f\`**: variable of the shell.

      - Set in line 2, in this RUN."
    `);
  });

  test("single quotes and a backslash stop it", () => {
    expect(drawHover("FROM alpine\nENV A=1\nRUN echo '$<|>A'")).toBe("nothing");
    expect(drawHover("FROM alpine\nENV A=1\nENV B=\\$<|>A")).toBe("nothing");
    expect(drawHover("FROM alpine\nENV A=1\nENV B='$<|>A'")).toBe("nothing");
    expect(drawHover('FROM alpine\nENV A=1\nRUN echo "it\'s $<|>A"')).toContain("**`$A`**");
  });

  test("the file's escape character counts for the builder", () => {
    expect(drawHover("# escape=`\nFROM alpine\nENV A=1\nENV B=\\$<|>A")).toContain("**`$A`**");
    expect(drawHover("# escape=`\nFROM alpine\nENV A=1\nENV B=`$<|>A")).toBe("nothing");
    // In the text of a heredoc it is the backslash, whatever the directive says.
    expect(drawHover("# escape=`\nFROM alpine\nENV A=1\nCOPY <<EOF /x\n`$<|>A\nEOF")).toContain("**`$A`**");
    expect(drawHover("# escape=`\nFROM alpine\nENV A=1\nCOPY <<EOF /x\n\\$<|>A\nEOF")).toBe("nothing");
  });

  test("an ARG is gone when the container runs", () => {
    expect(drawHover("FROM alpine\nARG PORT=80\nCMD serve $<|>PORT")).toMatchInlineSnapshot(`
      "CMD serve $PORT
                ~~~~~
      **\`$PORT\`**: build argument (ARG).

      - During the build: \`80\`
      - Set in line 2: \`ARG PORT=80\`
      - \`docker build --build-arg PORT=…\` gives it another value.
      - Not there when the container runs: only ENV is. \`ENV PORT=$PORT\` keeps it."
    `);
  });

  test("PATH is there when the container runs, although no line sets it", () => {
    expect(drawHover("FROM scratch\nCMD echo $PA<|>TH")).not.toContain("Not there");
  });

  test("an ENV is there when the container runs", () => {
    expect(drawHover("FROM alpine\nENV PORT=80\nHEALTHCHECK CMD check $<|>PORT")).toContain("The shell reads it when the container runs");
  });

  test("heredocs: expanded for COPY unless the name is quoted, by the shell for RUN", () => {
    expect(drawHover("FROM alpine\nENV A=1\nCOPY <<EOF /x\nit's $<|>A\nEOF")).toContain("Value here: `1`");
    expect(drawHover("FROM alpine\nENV A=1\nCOPY <<'EOF' /x\n$<|>A\nEOF")).toBe("nothing");
    expect(drawHover("FROM alpine\nENV A=1\nRUN <<EOF\necho '$<|>A'\nEOF")).toBe("nothing");
    expect(drawHover("FROM alpine\nENV A=1\nRUN <<'EOF'\necho $<|>A\nEOF")).toContain("Value here: `1`");
  });

  test("flags that the builder expands", () => {
    expect(drawHover("FROM --platform=$BUILD<|>PLATFORM alpine")).toMatchInlineSnapshot(`
      "FROM --platform=$BUILDPLATFORM alpine
                      ~~~~~~~~~~~~~~
      **\`$BUILDPLATFORM\`**: predefined build argument.

      Platform of the machine that builds. Example: \`linux/amd64\`.

      FROM lines can use it at once; a stage needs a line \`ARG NAME\` (without a default) first.

      Build time only · Every Dockerfile version · [Docker's reference](https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope)"
    `);
    expect(drawHover("FROM alpine\nARG U=app\nCOPY --chown=$<|>U a b")).toContain("Value here: `app`");
    expect(drawHover("FROM alpine\nARG U=app\nRUN --mount=type=cache,target=/home/$<|>U ls")).toContain("Value here: `app`");
  });

  test("a platform argument in a stage that has not declared it", () => {
    expect(drawNotes("FROM alpine\nRUN echo $TARGET<|>ARCH")).toContain("This stage needs a line `ARG TARGETARCH` first.");
  });

  test("a proxy argument needs no ARG in RUN", () => {
    expect(drawHover("FROM alpine\nRUN echo $http_<|>proxy")).toMatchInlineSnapshot(`
      "RUN echo $http_proxy
               ~~~~~~~~~~~
      **\`$http_proxy\`**: not defined here.

      Proxy for HTTP during the build. Example: \`http://proxy.example.com:3128\`.

      RUN sees it without ARG when \`--build-arg\` or Docker's configuration sets it. It is kept out of the history and of the build cache.

      Build time only · Every Dockerfile version · [Docker's reference](https://docs.docker.com/reference/dockerfile/#predefined-args)"
    `);
  });

  test("a continued line", () => {
    expect(drawHover("FROM alpine\nENV A=1\nRUN echo \\\n  $<|>A")).toMatch(/^ {2}\$A\n {2}~~\n\*\*`\$A`/);
  });
});

describe("definition", () => {
  test("ARG with a description", () => {
    expect(drawHover("FROM alpine\n# MODE debug or release\nARG MO<|>DE=release")).toMatchInlineSnapshot(`
      "ARG MODE=release
          ~~~~
      **\`MODE\`**: build argument (ARG).

      - Value here: \`release\`
      - \`docker build --build-arg MODE=…\` gives it another value.
      - Description: debug or release"
    `);
  });

  test("ENV whose value is put together", () => {
    expect(drawHover("FROM scratch\nENV A=/a\nENV B<|>IN=$A/bin")).toContain("Value here: `/a/bin`");
  });

  test("the value of this line, not of a later one", () => {
    expect(drawHover("FROM scratch\nENV A<|>=1\nENV A=2")).toContain("Value here: `1`");
  });

  test("a global ARG", () => {
    expect(drawHover("ARG V<|>=1\nFROM node:$V")).toMatchInlineSnapshot(`
      "ARG V=1
          ~
      **\`V\`**: build argument (ARG).

      - Value here: \`1\`
      - \`docker build --build-arg V=…\` gives it another value.
      - In front of the first FROM: only FROM lines see it, and stages that repeat \`ARG\` with the name."
    `);
  });

  test("a predefined argument", () => {
    expect(drawHover("FROM alpine\nARG TARGET<|>OS")).toContain("`docker build --platform` decides it.");
  });
});
