// What parsing costs: linear in the file, bearable for hostile input, and next to nothing for one keystroke in a long file.
import { parse, type SyntaxTree, update } from "../../server/src/core/syntax";

/** Ratios and times that a run has to keep; design, budgets. */
const limits = { perLineGrowth: 2, hostileMs: 2_000, keystrokeMs: 1 };

interface Row {
  readonly name: string;
  readonly ms: number;
  readonly ratio: string;
  readonly ok: boolean;
}

/** Reads everything that is read only when asked for. */
function readAll(tree: SyntaxTree): number {
  let parts = tree.errors.length + tree.comments.length;
  for (const { flags, words, pairs, heredocs, json, arguments: own } of tree.instructions) {
    parts += flags.length + words.length + pairs.length + heredocs.length + (json?.length ?? 0) + own.text.length;
  }
  return parts;
}

/** Processor time in milliseconds, so that other work on the machine does not count; that of the garbage collector does. */
function timed(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

let salt = 0;

/** About `lines` lines; no instruction is like one of an earlier file, so that nothing comes out of the cache. */
export function dockerfile(lines: number): string {
  const file = ["# syntax=docker/dockerfile:1", `FROM debian:${++salt} AS base`];
  for (let n = 0; file.length < lines; n++) {
    const id = `${salt}_${n}`;
    file.push(
      `# step ${id}`,
      `RUN --mount=type=cache,target=/c/${id} apt-get update \\`,
      `    && apt-get install -y p${id} \\`,
      "    && rm -rf /var/lib",
    );
    file.push(`ENV A_${id}=1 B_${id}="two words" C=$A`, `COPY --from=base --chown=1:1 /src/${id} /dst/`, "", `LABEL k${id}=v`);
    file.push(`CMD ["run", "${id}"]`, "RUN <<EOF", `echo ${id}`, "EOF");
  }
  return `${file.slice(0, lines).join("\n")}\n`;
}

/** As many files as make 50,000 lines together, so that every row is as much work. */
function growth(): Row[] {
  const rows: Row[] = [];
  let smallest: number | undefined;
  for (const lines of [50, 500, 5_000, 50_000]) {
    const texts = Array.from({ length: 50_000 / lines }, () => dockerfile(lines));
    const ms = timed(() => texts.map((text) => readAll(parse(text)))) / texts.length;
    smallest ??= ms / lines;
    const ratio = ms / lines / smallest;
    rows.push({ name: `${lines} lines, cold`, ms, ratio: `${ratio.toFixed(2)} × per line`, ok: ratio <= limits.perLineGrowth });
  }
  return rows;
}

const hostileTexts: Readonly<Record<string, () => string>> = {
  "line of 1 MB": () => `FROM a\nRUN ${"x ".repeat(500_000)}`,
  "ENV of 1 MB, a word a pair": () => `FROM a\nENV ${"a=b ".repeat(250_000)}`,
  "5,000 continuations": () => `FROM a\nRUN a${" \\\n  && b c".repeat(5_000)}\n`,
  "5,000 continued flags and words": () => `FROM a\nCOPY ${"--exclude=a \\\n b".repeat(2_500)} \\\n${"c \\\n".repeat(5_000)} d`,
  "10,000 heredocs": () => `FROM a\n${"RUN <<EOF\na\nEOF\n".repeat(10_000)}`,
  "10,000 heredocs on one line": () => `FROM a\nRUN ${"<<E ".repeat(10_000)}\n${"E\n".repeat(10_000)}`,
  "10,000 heredocs without an end": () => `FROM a\n${Array.from({ length: 10_000 }, (_, n) => `RUN <<E${n}\n`).join("")}`,
  "100,000 open quotes": () => `FROM a\n${"RUN \"'<<a\n".repeat(100_000)}`,
  "1 MB of quotes": () => `FROM a\nENV a=${"\"'".repeat(500_000)}\nRUN <<a ${"'".repeat(500_001)}`,
  "1 MB of NUL": () => `FROM a\nRUN ${"\0".repeat(1_000_000)}\nENV ${"\0".repeat(1_000_000)}`,
  "100,000 nested substitutions": () => `FROM a\nRUN <<a ${"${a:-".repeat(100_000)}\nCOPY <<a ${"${a/".repeat(100_000)}`,
  "100,000 nested ONBUILD": () => `FROM a\n${"ONBUILD ".repeat(100_000)}RUN <<a`,
  "1 MB of brackets": () =>
    `FROM a\nCMD ${"[".repeat(1_000_000)}\nCMD ${"[".repeat(100_000)}${"]".repeat(100_000)}\nCMD ["${"\\n".repeat(500_000)}`,
  "200,000 comments": () => `${"# c\n".repeat(200_000)}FROM a\n`,
  "200,000 blank continuations": () => `FROM a\nRUN a \\\n${" \n".repeat(200_000)}b`,
};

function hostile(): Row[] {
  return Object.entries(hostileTexts).map(([name, make]) => {
    const text = make();
    const ms = timed(() => readAll(parse(text)));
    const at = text.length >> 1;
    const tree = parse(text);
    const edit = timed(() => readAll(update(tree, { span: { start: at, end: at }, newText: "x" })));
    return { name, ms, ratio: `edit ${edit.toFixed(1)} ms`, ok: Math.max(ms, edit) <= limits.hostileMs };
  });
}

/** Types into the middle of an instruction; the tree's lists are built too, as the model does. Milliseconds a keystroke. */
function keystroke(lines: number): number {
  let tree = parse(dockerfile(lines));
  readAll(tree);
  const at = tree.text.indexOf("apt-get install", tree.text.length >> 1);
  const type = (times: number): void => {
    for (let n = 0; n < times; n++) {
      tree = update(tree, { span: { start: at, end: at }, newText: "x" });
      if (tree.instructions.length + tree.errors.length === 0) throw new Error("the file has vanished");
    }
  };
  type(50);
  return timed(() => type(300)) / 300;
}

function keystrokes(): Row[] {
  const small = keystroke(30);
  return [30, 300, 3_000, 30_000].map((lines) => {
    const ms = keystroke(lines);
    const ok = lines > 3_000 || ms < limits.keystrokeMs;
    return { name: `keystroke, ${lines} lines`, ms, ratio: `${(ms / small).toFixed(1)} × 30 lines`, ok };
  });
}

/** Prints the table; false when a limit is broken. */
export async function run(): Promise<boolean> {
  for (let warm = 0; warm < 10; warm++) readAll(parse(dockerfile(5_000)));
  const rows = [...growth(), ...hostile(), ...keystrokes()];
  const width = Math.max(...rows.map((row) => row.name.length));
  for (const { name, ms, ratio, ok } of rows)
    console.log(`${name.padEnd(width)}  ${ms.toFixed(3).padStart(10)} ms  ${ratio.padEnd(20)} ${ok ? "" : "OVER BUDGET"}`.trimEnd());
  return rows.every((row) => row.ok);
}
