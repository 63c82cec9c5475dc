// Heredocs: which words open one, what their bodies are, and which instructions take them.
import { expect, test } from "vitest";
import { type Heredoc, parse, toSexp } from "../../server/src/core/syntax";
import { dedent } from "../support/text";
import { drawParts } from "./draw";

const heredocs = (text: string): readonly Heredoc[] => parse(text).instructions.flatMap((instruction) => instruction.heredocs);
const openers = (line: string): string[] =>
  heredocs(`${line}\n`).map(({ name, chomp, expand, fd }) => `${fd}<<${chomp ? "-" : ""}${name}${expand ? " expanded" : ""}`);

test("bodies follow in order, each up to its own name", () => {
  expect(
    drawParts(
      `
        FROM a
        COPY <<one <<-"two" /x/
        1
        one
        \t2
        \ttwo
        USER u
      `,
      ({ keyword, span, heredocs: all }) => [
        { label: keyword, span },
        ...all.flatMap(({ name, openerSpan, bodySpan, closerSpan }) => [
          { label: `opens ${name}`, span: openerSpan },
          { label: `body of ${name}`, span: bodySpan },
          { label: `closes ${name}`, span: closerSpan },
        ]),
      ],
    ),
  ).toMatchInlineSnapshot(`
    "FROM a
    ~~~~~~ FROM
    COPY <<one <<-"two" /x/
    ~~~~~~~~~~~~~~~~~~~~~~~ COPY
         ~~~~~ opens one
               ~~~~~~~~ opens two
    1
    ~ COPY
    ~ body of one
    one
    ~~~ COPY
    ~~~ closes one
    	2
    ~~ COPY
    ~~ body of two
    	two
    ~~~~ COPY
     ~~~ closes two
    USER u
    ~~~~~~ USER"
  `);
});

test("quotes stop expansion, parts are put together, fd and blanks may stand around", () => {
  expect(openers("RUN <<EOF")).toEqual(["0<<EOF expanded"]);
  expect(openers("RUN 3<<-'EOF'")).toEqual(["3<<-EOF"]);
  expect(openers('RUN <<E"O"F cat')).toEqual(["0<<EOF"]);
  expect(openers("RUN cat << EOF > x")).toEqual(["0<<EOF expanded"]);
  expect(openers('COPY <<"a b" <<c /x/')).toEqual(["0<<a b", "0<<c expanded"]);
});

test("no heredoc: here-strings, quoted or glued openers, a bare dash, an unbalanced quote in the line", () => {
  for (const line of [
    "RUN cat <<<EOF",
    "RUN echo '<<EOF'",
    'RUN "<<EOF"',
    "RUN a<<EOF",
    "RUN cat <<- x",
    "RUN echo \"it's\" 'x <<EOF",
    "RUN <<''",
  ]) {
    expect(openers(line), line).toEqual([]);
  }
});

test("only RUN, COPY and ADD take them, ONBUILD of these too, and not with a JSON array", () => {
  for (const line of ["RUN <<E", "COPY <<E /x", "ADD <<E /x", "ONBUILD RUN <<E", "run <<E"]) expect(openers(line), line).toHaveLength(1);
  for (const line of ["CMD <<E", "ENV a=<<E", 'RUN ["<<E"]', "ONBUILD CMD <<E", "ONBUILD ONBUILD RUN <<E", "FOO <<E"])
    expect(openers(line), line).toEqual([]);
});

test("the body as the builder reads it: tabs stripped for <<-, and mapped to the file", () => {
  const text = "RUN <<-E\n\t\ta\n  b\n\tE\n";
  const body = heredocs(text)[0]?.body;
  expect(body?.text).toBe("a\n  b\n");
  expect(text[body?.offsetAt(0) ?? -1]).toBe("a");
  expect(text[body?.offsetAt(4) ?? -1]).toBe("b");
});

test("the closing name stands alone: no blanks before or behind it", () => {
  expect(heredocs("RUN <<E\n E\nE \nE\r\nUSER a")[0]?.body.text).toBe(" E\nE \n");
  expect(heredocs("RUN <<E\n\tE\nE\n")[0]?.body.text).toBe("\tE\n");
});

test("a heredoc without an end swallows the file and is an error at its opener", () => {
  const text = "FROM a\nRUN <<E\nUSER b\n";
  const tree = parse(text);
  expect(tree.instructions.map(({ keyword }) => keyword)).toEqual(["FROM", "RUN"]);
  expect(tree.errors).toMatchObject([{ code: "unterminated-heredoc", values: { name: "E" }, span: { start: 11, end: 14 } }]);
  expect(tree.instructions[1]?.heredocs[0]?.closerSpan).toBeUndefined();
});

test("the instruction ends behind the last closing name; the dump shows its own line only", () => {
  const text = dedent(`
    RUN <<E cat
    a
    E
    USER b
  `);
  const [run] = parse(text).instructions;
  expect(text.slice(run?.span.start, run?.span.end)).toBe("RUN <<E cat\na\nE");
  expect(toSexp(parse(text))).toBe('(run "<<E cat")\n(user "b")');
});

test("the opener may stand on a continued line", () => {
  const text = "RUN cat \\\n  <<E\na\nE\n";
  const [heredoc] = heredocs(text);
  expect(text.slice(heredoc?.openerSpan.start, heredoc?.openerSpan.end)).toBe("<<E");
  expect(heredoc?.body.text).toBe("a\n");
});

test("ONBUILD's trigger has the heredocs too", () => {
  expect(parse("ONBUILD RUN <<E\na\nE\n").instructions[0]?.trigger?.heredocs[0]?.body.text).toBe("a\n");
});

test("a long run of blanks behind << costs no more than its length", { retry: 3 }, () => {
  const started = performance.now();
  expect(openers(`RUN <<${" ".repeat(200_000)}<<E`)).toEqual([]);
  expect(performance.now() - started).toBeLessThan(1_000);
});
