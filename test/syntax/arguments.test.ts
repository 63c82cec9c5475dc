// What stands behind the keyword: flags and their options, words, pairs, JSON arrays, HEALTHCHECK and ONBUILD, each with its span.
import { expect, test } from "vitest";
import { type Instruction, logicalAt, parse, toJson, toSexp } from "../../server/src/core/syntax";
import { drawParts, type Mark } from "./draw";

const sexp = (text: string): string => toSexp(parse(text));
const first = (text: string): Instruction => {
  const [instruction] = parse(text).instructions;
  if (!instruction) throw new Error(`no instruction in ${text}`);
  return instruction;
};
const flagMarks = ({ flags, arguments: own }: Instruction): Mark[] => [
  ...flags.flatMap(({ name, value, nameSpan, valueSpan, options }) => [
    { label: `flag ${name}`, span: nameSpan },
    { label: `value ${value}`, span: valueSpan },
    ...options.flatMap((option) => [
      { label: `key ${option.key}`, span: option.keySpan },
      { label: `option ${option.value}`, span: option.valueSpan },
    ]),
  ]),
  { label: "arguments", span: own.span },
];

test("flags, their values and options over a continuation", () => {
  expect(
    drawParts(
      `
        RUN --mount=type=cache,\\
        target=/root,ro --network=none make --not-a-flag
      `,
      flagMarks,
    ),
  ).toMatchInlineSnapshot(`
    "RUN --mount=type=cache,\\
        ~~~~~~~ flag mount
                ~~~~~~~~~~~~ value type=cache,target=/root,ro
                ~~~~ key type
                     ~~~~~ option cache
    target=/root,ro --network=none make --not-a-flag
    ~~~~~~~~~~~~~~~ value type=cache,target=/root,ro
    ~~~~~~ key target
           ~~~~~ option /root
                 ~~ key ro
                    ~~~~~~~~~ flag network
                              ~~~~ value none
                                   ~~~~~~~~~~~~~~~~~ arguments"
  `);
});

test("quotes around a flag or inside its value are taken away; spans keep to the source", () => {
  expect(drawParts('RUN --mount="type=bind,\\"target=/a,b\\",source=c" make', flagMarks)).toMatchInlineSnapshot(`
    "RUN --mount="type=bind,\\"target=/a,b\\",source=c" make
        ~~~~~~~ flag mount
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ value type=bind,"target=/a,b",source=c
                 ~~~~ key type
                      ~~~~ option bind
                             ~~~~~~ key target
                                    ~~~~ option /a,b
                                           ~~~~~~ key source
                                                  ~ option c
                                                     ~~~~ arguments"
  `);
});

test("flags end at the first other word, or at a bare --", () => {
  expect(sexp("COPY --link --chown=a b --c d")).toBe('(copy ["--link" "--chown=a"] "b" "--c" "d")');
  expect(sexp("RUN -- --x y")).toBe('(run "--x y")');
  expect(sexp("RUN ./a--b --c")).toBe('(run "./a--b --c")');
  expect(sexp("RUN --a\\ b=c\\ d e")).toBe('(run ["--a b=c d"] "e")');
  expect(first("COPY --link a b").flags[0]).toMatchObject({ name: "link", value: undefined, valueSpan: undefined, options: [] });
  expect(first("COPY --from= a b").flags[0]?.value).toBe("");
});

test("ENV and LABEL: pairs with quotes kept, or one name and the rest of the line", () => {
  expect(
    drawParts(
      `
        ENV A=1 B="two words" C=three\\ words \\
            D=
        ENV old style  value
        ARG a b="c d"
      `,
      ({ pairs }) =>
        pairs.flatMap(({ key, value, keySpan, valueSpan }) => [
          { label: `key ${key}`, span: keySpan },
          { label: `value ${value}`, span: valueSpan },
        ]),
    ),
  ).toMatchInlineSnapshot(`
    "ENV A=1 B="two words" C=three\\ words \\
        ~ key A
          ~ value 1
            ~ key B
              ~~~~~~~~~~~ value "two words"
                          ~ key C
                            ~~~~~~~~~~~~ value three\\ words
        D=
        ~ key D
          ^ value 
    ENV old style  value
        ~~~ key old
            ~~~~~~~~~~~~ value style  value
    ARG a b="c d"
        ~ key a
          ~ key b
            ~~~~~ value "c d""
  `);
  expect(first("ENV a b=c").pairs).toMatchObject([{ key: "a", value: "b=c", legacy: true }]);
  expect(sexp("LABEL a b")).toBe('(label "a" "b" "")');
  expect(sexp("LABEL a=b")).toBe('(label "a" "b" "=")');
});

test("words are cut at blanks whatever the quotes", () => {
  expect(first('COPY "a b" c').words.map(({ text }) => text)).toEqual(['"a', 'b"', "c"]);
  expect(first("EXPOSE 80\t443 \\\n 8080").words.map(({ text }) => text)).toEqual(["80", "443", "8080"]);
  expect(first("WORKDIR a  b").words.map(({ text }) => text)).toEqual(["a  b"]);
});

test("a word over a continuation maps back to the file", () => {
  const text = "COPY ab\\\ncd /x";
  const instruction = first(text);
  const [word] = instruction.words;
  expect(word).toEqual({ text: "abcd", span: { start: 5, end: 11 } });
  const logical = logicalAt(instruction.line, word?.span ?? { start: 0, end: 0 });
  expect(logical.text).toBe("abcd");
  expect(logical.offsetAt(2)).toBe(text.indexOf("cd"));
});

test("exec form: decoded strings, spans with the quotes", () => {
  const text = 'CMD [ "a\\u00e9", \\\n "\\"b\\"" ]';
  expect(first(text)).toMatchObject({ form: "exec", words: [] });
  expect(first(text).json?.map(({ value, span }) => [value, text.slice(span.start, span.end)])).toEqual([
    ["aé", '"a\\u00e9"'],
    ['"b"', '"\\"b\\""'],
  ]);
  expect(first("RUN []").json).toEqual([]);
  expect(first('CMD ["\\ud800"]').json?.[0]?.value).toBe("\uFFFD");
});

test("broken JSON is shell form; valid JSON with anything but strings is refused", () => {
  for (const text of ["['a']", '["a",]', '["a"] b', '["a"', '[a, "b"]', '["a\tb"]', '{"a": "b"}', "[1e999]"]) {
    expect(parse(`CMD ${text}`), text).toMatchObject({ errors: [], instructions: [{ form: "shell", json: undefined }] });
  }
  for (const text of ['["a", 1]', "[null]", '[["a"]]', '[{"a": 1}]', "[true]"]) {
    expect(parse(`CMD ${text}`).errors, text).toMatchObject([{ code: "json-not-strings" }]);
  }
});

test("HEALTHCHECK: its type, its command and the form of it", () => {
  const text = 'HEALTHCHECK --interval=5s cmd ["a"]';
  const { healthcheck, form, json } = first(text);
  expect(healthcheck).toMatchObject({ kind: "CMD", kindSpan: { start: 26, end: 29 } });
  expect([form, json?.[0]?.value, healthcheck?.command.text]).toEqual(["exec", "a", '["a"]']);
  expect(first("HEALTHCHECK NONE")).toMatchObject({ healthcheck: { kind: "NONE" }, form: undefined });
  expect(first("HEALTHCHECK CMD a b")).toMatchObject({ form: "shell" });
  expect(first("HEALTHCHECK").healthcheck).toBeUndefined();
});

test("ONBUILD holds an instruction with spans of its own", () => {
  const text = "ONBUILD \\\n COPY --from=a b c";
  const { trigger } = first(text);
  expect(trigger).toMatchObject({ keyword: "COPY", keywordSpan: { start: 11, end: 15 }, span: { start: 11, end: text.length } });
  expect(trigger?.words.map(({ span }) => text.slice(span.start, span.end))).toEqual(["b", "c"]);
  expect(sexp(text)).toBe('(onbuild (copy ["--from=a"] "b" "c"))');
  expect(first("ONBUILD").trigger).toBeUndefined();
});

test("the dump quotes as Go does", () => {
  expect(sexp('USER "\\\u0007\u00A0\u{1F433}\uFEFF\u{E0001}')).toBe('(user "\\"\\\\\\a\\u00a0🐳\\ufeff\\U000e0001")');
  expect(sexp("FOO bar")).toBe('(foo "")');
});

test("the tree as JSON leaves out what is not there", () => {
  expect(JSON.parse(JSON.stringify(toJson(parse("FROM a\n"))))).toEqual({
    escape: "\\",
    directives: [],
    comments: [],
    errors: [],
    instructions: [
      {
        keyword: "FROM",
        keywordSpan: { start: 0, end: 4 },
        span: { start: 0, end: 6 },
        arguments: { text: "a", span: { start: 5, end: 6 } },
        words: [{ text: "a", span: { start: 5, end: 6 } }],
      },
    ],
  });
});
