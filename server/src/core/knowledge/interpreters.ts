// Options of interpreters that stand in front of the script: which take the next word, which bring the code, which only tell something.

export interface InterpreterOptions {
  /** They take the next word as their value. */
  readonly valued: ReadonlySet<string>;
  /** What follows is the code, or a module: there is no script. */
  readonly code: ReadonlySet<string>;
  /** The program that follows is a module of the language. */
  readonly module: string | undefined;
  /** They print something, or check the script, and end. */
  readonly ends: ReadonlySet<string>;
}

const options = (valued: string, code: string, ends: string, module?: string): InterpreterOptions => ({
  valued: new Set(valued.split(" ")),
  code: new Set(code.split(" ")),
  ends: new Set(`${ends} --version --help -h`.split(" ")),
  module,
});

/** Sources: `man python3`, `node --help`, `man php`, `man perl`, `man lua`, `bun --help`. */
const table: Readonly<Record<string, InterpreterOptions>> = {
  python: options("-W -X --check-hash-based-pycs", "-c", "-V -VV", "-m"),
  node: options(
    "-r --require --import --loader --experimental-loader --env-file --env-file-if-exists -C --conditions --title --icu-data-dir",
    "-e --eval -p --print -pe",
    "-v -c --check",
  ),
  php: options("-c -d -z -t -S -B -R -F -E", "-r", "-v -i -m -l -w -s --ini --rf --rc --re"),
  perl: options("-I", "-e -E", "-v -V -c"),
  lua: options("-l", "-e", "-v"),
  "ts-node": options("-P --project -r --require -C --compiler -O --compiler-options", "-e --eval -p --print", "-v --showConfig"),
};

/** By the interpreter's base name, with or without its release. */
export function interpreterOptions(name: string): InterpreterOptions | undefined {
  const plain = name.replace(/[\d.]+$/, "");
  const same = { nodejs: "node", bun: "node", pypy: "python", "babel-node": "ts-node", luajit: "lua" }[plain] ?? plain;
  return Object.hasOwn(table, same) ? table[same] : undefined;
}
