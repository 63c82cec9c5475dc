// What the rules say of the start and the stop, and what the simulation says of the same file, never contradict each other.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { defaultConfig, type Facts, type Finding, fill, lint, parse, ruleSet } from "../../server/src/core";
import type { Dockerfile } from "../../server/src/core/model/types";
import { type Simulated, simulated } from "../../server/src/core/rules/startup/simulated";
import { factsFrom } from "../support/facts";
import { bothCorpora, sharedFile } from "../support/shared";

interface Sample {
  readonly id: string;
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

const everything = ruleSet({ ...defaultConfig, profile: "all" });
const told = new Set(
  `cannot-run-as-pid1 entrypoint-script-without-exec ignores-stop-signal must-run-as-pid1 no-init-process redundant-init shell-form-command
   signal-never-reaches-app start-command-in-background stop-signal-of-base`.split(/\s+/),
);
const rules = { ...everything, active: everything.active.filter(({ rule }) => told.has(rule.id)) };

function* filesIn(folder: string): Iterable<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

function projects(): readonly Sample[] {
  const root = sharedFile("conformance", "conformance/projects");
  if (root === undefined) return [];
  return readdirSync(root).map((id) => {
    const folder = join(root, id);
    const files = Object.fromEntries([...filesIn(folder)].map((path) => [relative(folder, path), readFileSync(path, "utf8")]));
    return { id, text: files.Dockerfile ?? "", files };
  });
}

interface Measurements {
  readonly scripts: Readonly<Record<string, string>>;
  readonly cases: readonly { readonly id: string; readonly dockerfile: string; readonly shell?: string }[];
}

function cases(): readonly Sample[] {
  const file = sharedFile("conformance", "facts/pid1-measured.json");
  if (file === undefined) return [];
  const { scripts, cases: all } = JSON.parse(readFileSync(file, "utf8")) as Measurements;
  const files = Object.fromEntries(Object.entries(scripts).map(([path, text]) => [path.replace("/app/", ""), text]));
  const bases: Readonly<Record<string, string>> = { dash: "debian:12-slim", ash: "alpine:3.22", bash: "rockylinux:9" };
  return all.map(({ id, dockerfile, shell }) => ({
    id,
    text: dockerfile.replace(/^FROM .*$/m, `FROM ${bases[shell ?? ""] ?? "debian:12-slim"}`),
    files,
  }));
}

const corpora = (): readonly Sample[] => bothCorpora().map(({ id, text, siblings = {} }) => ({ id, text, files: siblings }));

/** Starts that have been measured, each with the script that it runs. */
const starts: readonly (readonly [start: string, script: string])[] = [
  ['CMD ["/s.sh"]', "#!/bin/bash\ntrap 'echo bye' EXIT\ngunicorn a:b\n"],
  ['CMD ["/s.sh"]', "#!/bin/bash\ntrap 'kill $P' EXIT\ngunicorn a:b &\nP=$!\nwait\n"],
  ['CMD ["/s.sh"]', "#!/bin/sh\ntrap 'echo bye' EXIT\ngunicorn a:b\n"],
  ["CMD trap 'echo bye' EXIT; gunicorn a:b", ""],
  ['CMD ["bash", "-c", "trap \'echo bye\' EXIT; gunicorn a:b"]', ""],
  ['CMD ["/s.sh"]', "#!/bin/bash\nset -m\ngunicorn a:b &\ncurl x\nfg %1\n"],
  ['CMD ["/s.sh"]', "#!/bin/sh\nset -m\ngunicorn a:b &\nfg %1\n"],
  ['CMD ["/s.sh"]', "#!/bin/bash\ngunicorn a:b &\nnginx -g 'daemon off;' &\nwait -n\n"],
  ['CMD ["/s.sh"]', "#!/bin/sh\ngunicorn a:b &\nnginx -g 'daemon off;' &\nwait -n\n"],
  ['CMD ["/s.sh"]', '#!/bin/sh\nwhile true; do gunicorn a:b; code=$?; [ "$code" -eq 42 ] || exit "$code"; done\n'],
  ['CMD ["/s.sh"]', '#!/bin/sh\nlighttpd -D -f /c\nexec "$@"\n'],
  ['CMD ["/s.sh"]', "#!/bin/bash\ntrap '' TERM\ngunicorn a:b\n"],
  ['ENTRYPOINT ["tini", "--"]\nCMD ["/s.sh"]', "#!/bin/bash\ntrap '' TERM\ngunicorn a:b\n"],
  ["CMD trap '' TERM; gunicorn a:b", ""],
  ['CMD ["tini", "--", "sh", "-c", "trap \'\' TERM; gunicorn a:b; true"]', ""],
  ...[
    ...["setsid", "setsid -w", "timeout 1h", "flock /l", "flock -F /l", "strace -f", "time", "unbuffer", "fakeroot", "dbus-run-session --"],
    ...[
      "sudo -Eu app",
      "runuser -u app --",
      "xvfb-run -a",
      "wait4x tcp a:1 --",
      "conda run -n e",
      "micromamba run -n e",
      "hatch run",
      "uv run",
    ],
    ...[
      "mise exec --",
      "doppler run --",
      "chamber exec a --",
      "aws-vault exec a --",
      "op run --",
      "dotenvx run --",
      "pnpm exec",
      "yarn exec",
    ],
    ...[
      "bun exec",
      "npx",
      "cross-env-shell A=1",
      "deno task",
      "make run",
      "just",
      "task",
      "mise run",
      "npm-run-all",
      "turbo run",
      "tini --",
    ],
    ...["tini -- setsid", "tini -- flock /l", "tini -- strace -o x", "tini -- conda run", "dumb-init conda run", "dumb-init timeout 9"],
  ].map((words) => [`CMD ${JSON.stringify([...words.split(" "), "gunicorn", "a:b"])}`, ""] as const),
  ...["squid -N", "runsvdir /s", "tini -- runsvdir /s", "s6-svscan /s", "mysqld_safe", "tini -- mysqld_safe", "tini -- /init", "/init"].map(
    (line) => [`CMD ${JSON.stringify(line.split(" "))}`, ""] as const,
  ),
];

const own = ["debian:12-slim", "alpine:3.22", "node:22-bookworm-slim", "example.org/unknown"].flatMap((base) =>
  starts.map(([start, script]) => ({
    id: `${base} ${start} ${script}`,
    text: `FROM ${base}\nRUN apt-get install -y s6-overlay tini xvfb\nCOPY s.sh /s.sh\n${start}\n`,
    files: { "s.sh": script },
  })),
);

type Claim = readonly [says: RegExp, holds: (found: Simulated) => boolean];

/** What is conditional ("unless", "may", "if") claims nothing. */
const conditional = /\bunless\b|\bmay\b|\bif\b/;

const claims: readonly Claim[] = [
  [/waits 10 s|takes 10 s/, ({ stop }) => stop.stopsPromptly === "no"],
  [/(?:is|are) killed (?:at once|before)|killed, and so|ends the container at once/, ({ stop }) => stop.stopsPromptly === "yes"],
  [/killed without a chance|gets? no SIG|hears nothing/, ({ stop }) => stop.reachesApp !== "yes"],
  [/the container ends at once/, ({ endsAtOnce }) => endsAtOnce === "yes"],
  [/does not (?:reap|wait for) orphans|stays? (?:a zombie|zombies)/, ({ reapsOrphans }) => reapsOrphans === "no"],
  [/never starts/, ({ pid1Step }) => pid1Step.needsParent === true],
  [/, which shuts down|and the container ends\.$/, ({ stop }) => stop.reachesApp === "yes" && stop.stopsPromptly === "yes"],
];

const textOf = ({ message }: Finding): string => fill(message.template, message.values);

/** Sentences and findings that say what the simulated stop denies. */
function* contradictions(doc: Dockerfile, facts: Facts): Iterable<string> {
  const found = simulated(doc, facts);
  if (!found) return;
  const { signal, stopsPromptly, reachesApp } = found.stop;
  const seen = `[${signal} reaches ${reachesApp}, prompt ${stopsPromptly}, reaps ${found.reapsOrphans}, ends ${found.endsAtOnce}, ${found.verdict}]`;
  for (const { text } of found.reasons) {
    if (claims.some(([says, holds]) => says.test(text) && !holds(found))) yield `startup: ${text} ${seen}`;
    if (found.verdict === "ok" && /waits 10 s|without a chance/.test(text)) yield `startup, verdict ok: ${text} ${seen}`;
  }
  for (const finding of lint(doc, rules, facts)) {
    const text = textOf(finding);
    if (!conditional.test(text) && claims.some(([says, holds]) => says.test(text) && !holds(found)))
      yield `${finding.rule}: ${text} ${seen}`;
    const named = /\bon (SIG[A-Z]+)|(SIG[A-Z]+) (?:to|on)\b/.exec(text);
    const signals = [signal, ...found.chain.flatMap(({ shell }) => shell?.trap?.signals ?? [])];
    const name = named?.[1] ?? named?.[2];
    // Its subject is the signal that the program would need.
    if (finding.rule !== "stop-signal-of-base" && name !== undefined && !signals.includes(name))
      yield `${finding.rule}, another signal: ${text} ${seen}`;
    const fault = /^(?:signal-never|entrypoint-script|cannot-run|must-run|start-command)/.test(finding.rule) && finding.severity !== "info";
    if (fault && found.verdict === "ok") yield `${finding.rule}, verdict ok: ${text} ${seen}`;
  }
}

function check(samples: readonly Sample[]): void {
  const wrong = new Map<string, string>();
  for (const { id, text, files } of samples) {
    for (const line of contradictions(parse(text), factsFrom(files))) wrong.set(`${id} ${line}`, "");
  }
  expect([...wrong.keys()]).toEqual([]);
}

const all: Readonly<Record<string, readonly Sample[]>> = { own, projects: projects(), cases: cases(), corpora: corpora() };

for (const [name, samples] of Object.entries(all)) {
  describe.runIf(samples.length > 0)(name, () => {
    test("rules and simulation say the same", () => check(samples), 300_000);
  });
}
