// What an instruction can see: variables, directory, shell, user, and the key that names all of it.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { dedent } from "../support/text";

/** Values of the names at the marker line `RUN here`, the last one if there are several. */
function seen(source: string, ...names: string[]): readonly (string | undefined)[] {
  const file = parse(dedent(source));
  const here = file.each("RUN").findLast((instruction) => instruction.arguments.text === "here");
  return names.map((name) => (here ? file.scopeBefore(here).lookup(name)?.value : "no marker"));
}

describe("variables", () => {
  test("values of one ENV are those from before it", () => {
    expect(seen("FROM a\nENV A=old\nENV A=new B=$A\nRUN here", "A", "B")).toEqual(["new", "old"]);
  });
  test("one ARG sets its variables one after the other", () => {
    expect(seen("FROM a\nARG A=1 B=$A\nRUN here", "A", "B")).toEqual(["1", "1"]);
  });
  test("the last of two definitions wins", () => {
    expect(seen("FROM a\nENV A=1 A=2\nRUN here", "A")).toEqual(["2"]);
  });
  test("only what stands above counts", () => {
    expect(seen("FROM a\nRUN here\nENV A=1", "A")).toEqual([undefined]);
  });
  test("ENV replaces ARG, and an ARG without a value leaves ENV alone", () => {
    expect(seen("FROM a\nARG A=arg\nENV A=env\nARG A\nRUN here", "A")).toEqual(["env"]);
  });
  test("an ARG with a value replaces an earlier ENV, as in BuildKit", () => {
    expect(seen("FROM a\nENV A=env\nARG A=arg\nRUN here", "A")).toEqual(["arg"]);
  });
  test("global arguments are seen behind ARG only", () => {
    expect(seen("ARG A=1\nARG B=$A-2\nFROM a\nARG B\nRUN here", "A", "B")).toEqual([undefined, "1-2"]);
  });
  test("stages inherit from their parent, not from their neighbour", () => {
    expect(seen("FROM a AS one\nENV A=1\nFROM a AS two\nENV B=2\nFROM one\nRUN here", "A", "B")).toEqual(["1", undefined]);
  });
  test("a value from outside is not known", () => {
    expect(seen("FROM a\nARG A\nENV B=x$A C=$PATH\nRUN here", "A", "B", "C")).toEqual([undefined, undefined, undefined]);
  });
  test("an empty image has a PATH and nothing else", () => {
    expect(seen("FROM scratch\nENV A=x$NONE B=$PATH\nRUN here", "A", "B")).toEqual([
      "x",
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    ]);
  });
  test("a value that grows without end is not known", () => {
    const doubled = Array.from({ length: 60 }, () => "ENV A=$A$A").join("\n");
    expect(seen(`FROM scratch\nENV A=xx\n${doubled}\nRUN here`, "A")).toEqual([undefined]);
  });
  test("FROM sees global arguments only", () => {
    const file = parse("ARG A=1\nFROM a\nENV B=2\nFROM b\n");
    const from = file.each("FROM")[1];
    const scope = from && file.scopeBefore(from);
    expect([scope?.lookup("A")?.value, scope?.lookup("B"), scope?.lookup("TARGETARCH")?.kind]).toEqual(["1", undefined, "predefined"]);
  });
  test("expands words, or says that it cannot", () => {
    const scope = parse("FROM a\nENV A=1\nARG B\n").finalStage?.endScope;
    expect(["$A-${A:+y}", "'$A'", "$B", "${C:-d}", "${A"].map((raw) => scope?.expand(raw))).toEqual([
      "1-y",
      "$A",
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("directory, shell, user", () => {
  const end = (source: string) => parse(dedent(source)).finalStage?.endScope;
  test.each([
    ["FROM scratch\nWORKDIR a\nWORKDIR ../b", "/b"],
    ["FROM debian\nWORKDIR a", undefined],
    ["FROM debian\nENV D=/srv\nWORKDIR $D/x//./y", "/srv/x/y"],
    ["FROM debian\nARG D\nWORKDIR $D\nWORKDIR /k\nWORKDIR l", "/k/l"],
    ["FROM debian AS a\nWORKDIR /p\nFROM a\nWORKDIR q", "/p/q"],
    ["# escape=`\nFROM mcr.microsoft.com/windows/nanoserver\nWORKDIR C:\\app\nWORKDIR bin", "C:\\app\\bin"],
  ])("%s", (source, workdir) => expect(end(source)?.workdir).toBe(workdir));
  test("shell and user come from the parent stage", () => {
    const scope = end('FROM a AS one\nSHELL ["bash", "-c"]\nUSER app\nFROM one\nRUN x');
    expect([scope?.shell, scope?.user?.arguments.text]).toEqual([["bash", "-c"], "app"]);
  });
});

describe("key", () => {
  const keys = (source: string): readonly string[] => {
    const file = parse(dedent(source));
    return file.instructions.map((instruction) => file.scopeBefore(instruction).key);
  };
  test("RUN and COPY change nothing", () => {
    const [, , second, third, fourth] = keys("FROM a\nENV A=1\nRUN x\nCOPY a b\nCMD y");
    expect(second).toBe(third);
    expect(third).toBe(fourth);
  });
  test("is the same in another version of the file, wherever the stage stands", () => {
    const before = keys("FROM a\nENV A=1\nRUN x");
    const after = keys("FROM other\nRUN y\nFROM a\nENV A=1\nRUN z");
    expect(after.slice(-3)).toEqual(before);
  });
  test("changes with a value, a global argument, the image, the parent", () => {
    const variants = ["FROM a\nENV A=1\nRUN x", "FROM a\nENV A=2\nRUN x", "ARG B\nFROM a\nENV A=1\nRUN x", "FROM b\nENV A=1\nRUN x"];
    expect(new Set(variants.map((source) => keys(source).at(-1))).size).toBe(4);
  });
});
