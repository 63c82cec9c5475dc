// Programs in front of another: those that become it by exec, and those that stay and wait for it.

export interface Wrapper {
  /** `exec`: replaced by the command. `stays`: keeps its own process id and waits. */
  readonly effect: "exec" | "stays";
  /** Of one that stays: does it hand the stop signal on to the command. */
  readonly forwards?: "yes" | "no" | "unknown";
  /** Options that take the next word as their value. */
  readonly valued: readonly string[];
  /** Words that are not options and stand before the command: the user of gosu, the duration of timeout. */
  readonly operands: number;
  /** Takes `NAME=value` words in front of the command. */
  readonly assignments?: boolean;
  /** The command is what stands behind `--`, whatever stands in front of that. */
  readonly behindDashes?: boolean;
  /** Of one that stays: it waits for orphans too. Without it: it does not. */
  readonly reaps?: "yes";
}

/** Sources: the manual pages; `env`, `nice`, `gosu`, `su-exec`, `setpriv` measured as PID 1. */
export const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ["env", { effect: "exec", valued: ["-u", "--unset", "-C", "--chdir"], operands: 0, assignments: true }],
  ["nice", { effect: "exec", valued: ["-n", "--adjustment"], operands: 0 }],
  ["ionice", { effect: "exec", valued: ["-c", "-n", "--class", "--classdata"], operands: 0 }],
  ["nohup", { effect: "exec", valued: [], operands: 0 }],
  ["setsid", { effect: "exec", valued: [], operands: 0 }],
  ["stdbuf", { effect: "exec", valued: ["-i", "-o", "-e"], operands: 0 }],
  ["chrt", { effect: "exec", valued: [], operands: 1 }],
  ["taskset", { effect: "exec", valued: [], operands: 1 }],
  ["numactl", { effect: "exec", valued: ["-N", "-m", "-C"], operands: 0 }],
  /** Both end in `exec "$@"`; measured: the program is PID 1. */
  ["wait-for-it.sh", { effect: "exec", valued: [], operands: 0, behindDashes: true }],
  ["wait-for", { effect: "exec", valued: [], operands: 0, behindDashes: true }],
  ["gosu", { effect: "exec", valued: [], operands: 1 }],
  ["su-exec", { effect: "exec", valued: [], operands: 1 }],
  ["chpst", { effect: "exec", valued: ["-u", "-U", "-e", "-/", "-n", "-m", "-d", "-o", "-p", "-f", "-c"], operands: 0 }],
  ["s6-setuidgid", { effect: "exec", valued: [], operands: 1 }],
  ["with-contenv", { effect: "exec", valued: [], operands: 0 }],
  [
    "setpriv",
    { effect: "exec", valued: ["--groups", "--reuid", "--regid", "--inh-caps", "--ambient-caps", "--bounding-set"], operands: 0 },
  ],
  ["setuser", { effect: "exec", valued: [], operands: 1 }],
  ["chroot", { effect: "exec", valued: [], operands: 1 }],
  ["unshare", { effect: "exec", valued: [], operands: 0 }],
  ["prlimit", { effect: "exec", valued: [], operands: 0 }],
  [
    "dockerize",
    {
      effect: "stays",
      forwards: "yes",
      valued: ["-wait", "-timeout", "-template", "-stdout", "-stderr", "-wait-retry-interval"],
      operands: 0,
    },
  ],
  ["timeout", { effect: "stays", forwards: "yes", valued: ["-s", "--signal", "-k", "--kill-after"], operands: 1 }],
  [
    "sudo",
    {
      effect: "stays",
      forwards: "yes",
      valued: ["-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "-D", "--user", "--group"],
      operands: 0,
      assignments: true,
      reaps: "yes",
    },
  ],
  ["strace", { effect: "stays", forwards: "unknown", valued: ["-e", "-o", "-s"], operands: 0 }],
  ["time", { effect: "stays", forwards: "no", valued: ["-f", "-o"], operands: 0 }],
  [
    "xvfb-run",
    {
      effect: "stays",
      forwards: "no",
      valued: ["-n", "-s", "-e", "-f", "-p", "-w", "--server-num", "--server-args", "--error-file"],
      operands: 0,
      reaps: "yes",
    },
  ],
  /** Of Node.js, measured: dotenv-cli 11.0.0, cross-env 10.1.0 and env-cmd 11.0.0 hand SIGTERM on, and end when the command has. */
  ["dotenv", { effect: "stays", forwards: "yes", valued: ["-e", "-v", "-o"], operands: 0 }],
  ["cross-env", { effect: "stays", forwards: "yes", valued: [], operands: 0, assignments: true }],
  ["env-cmd", { effect: "stays", forwards: "yes", valued: ["-f", "--file", "-e", "--environments", "-r", "--rc-file"], operands: 0 }],
  ["dbus-run-session", { effect: "stays", forwards: "unknown", valued: [], operands: 0 }],
  ["ddtrace-run", { effect: "exec", valued: [], operands: 0 }],
  ["opentelemetry-instrument", { effect: "exec", valued: [], operands: 0 }],
  ["newrelic-admin", { effect: "exec", valued: [], operands: 1 }],
  ["chamber", { effect: "exec", valued: [], operands: 2 }],
  ["envconsul", { effect: "stays", forwards: "yes", valued: ["-config", "-consul", "-prefix", "-secret"], operands: 0 }],
]);

/** Package runners that stand in front of the program with one word of their own. */
export interface ProjectRunner {
  readonly word: string;
  /** `exec`: the program takes its place. Else it stays, and hands the stop signal on or does not. */
  readonly effect: "exec" | "forwards" | "keeps" | "unknown";
  /** Options behind the word that take the next one as their value. */
  readonly valued: readonly string[];
  /** A bare `main.py` is run by python. */
  readonly scripts?: boolean;
}

/** Measured as PID 1: uv 0.9 and pdm stay and hand SIGTERM on, hatch keeps a dash below it; conda by its source. */
export const projectRunners: ReadonlyMap<string, ProjectRunner> = new Map<string, ProjectRunner>([
  ["bundle", { word: "exec", effect: "exec", valued: [] }],
  ["pipenv", { word: "run", effect: "exec", valued: [] }],
  ["poetry", { word: "run", effect: "exec", valued: [] }],
  [
    "uv",
    {
      word: "run",
      effect: "forwards",
      scripts: true,
      valued: [
        ..."-p --python --package --extra --no-extra --group --no-group --only-group --with --with-editable --with-requirements".split(" "),
        ..."--env-file --project --directory --config-file --cache-dir --index --default-index --index-url --extra-index-url".split(" "),
        ..."--find-links --link-mode --refresh-package --color --index-strategy --resolution --prerelease".split(" "),
      ],
    },
  ],
  ["pdm", { word: "run", effect: "forwards", valued: ["-p", "--project", "--venv"] }],
  ["rye", { word: "run", effect: "unknown", valued: [] }],
  /** Of Python: whether it becomes the program or stays in front of it differs between its releases. */
  ["dotenv", { word: "run", effect: "unknown", valued: [] }],
  ["hatch", { word: "run", effect: "keeps", valued: [] }],
  ["conda", { word: "run", effect: "unknown", valued: ["-n", "--name", "-p", "--prefix", "--cwd"] }],
  ["mamba", { word: "run", effect: "unknown", valued: ["-n", "--name", "-p", "--prefix", "--cwd"] }],
  ["micromamba", { word: "run", effect: "unknown", valued: ["-n", "--name", "-p", "--prefix", "-a", "--attach", "--cwd"] }],
]);
