// Package runners that stand in front of the program with a word of their own: `uv run`, `bundle exec`, `mise exec`.

export interface ProjectRunner {
  readonly words: readonly string[];
  /** `exec`: the program takes its place. Else it stays, and hands the stop signal on or does not. */
  readonly effect: "exec" | "forwards" | "keeps" | "loses" | "unknown";
  readonly evidence: "measured" | "source";
  /** Options that take the next one as their value, in front of the word and behind it. */
  readonly valued: readonly string[];
  /** A bare `main.py` is run by python. */
  readonly scripts?: true;
  /** Words between its own and the program. */
  readonly operands?: number;
  /** It runs the program through `sh -c`. */
  readonly shell?: true;
  /** A word that may stand in front of its own: `uv tool run`. */
  readonly group?: string;
}

const row = (words: string, effect: ProjectRunner["effect"], valued: string, more: Partial<ProjectRunner> = {}): ProjectRunner => ({
  words: words.split(" "),
  effect,
  evidence: "measured",
  valued: valued === "" ? [] : valued.split(" "),
  ...more,
});

const bySource = { evidence: "source" } as const;

const ofUv =
  "-p --python --package --extra --no-extra --group --no-group --only-group --with --with-editable --with-requirements --from --env-file --project --directory --config-file --cache-dir --index --default-index --index-url --extra-index-url --find-links --link-mode --refresh-package --color --index-strategy --resolution --prerelease -C --config-setting -w";

const ofConda = "-n --name -p --prefix --cwd";

/** Measured as PID 1: uv 0.13, pdm 2, hatch 1, poetry 2, pipenv, mise, python-dotenv 1.2; bundler where it says so. */
export const projectRunners: ReadonlyMap<string, ProjectRunner> = new Map([
  ["bundle", row("exec", "exec", "--gemfile")],
  ["pipenv", row("run", "exec", "--python --pypi-mirror")],
  ["poetry", row("run", "exec", "-C --directory -P --project")],
  ["uv", row("run", "forwards", ofUv, { scripts: true, group: "tool" })],
  ["uvx", row("", "forwards", ofUv, bySource)],
  ["pdm", row("run", "forwards", "-p --project --venv -c --config -s --site-packages")],
  /** By exec on Unix. Source: astral-sh/rye, rye/src/utils/mod.rs. */
  ["rye", row("run", "exec", "--pyproject", bySource)],
  /** Of Python. Releases before 1.1 stayed in front. */
  ["dotenv", row("run", "exec", "-f --file -q --quote -e --export", bySource)],
  ["hatch", row("run", "keeps", "-e --env -p --project -c --config --data-dir --cache-dir", { shell: true })],
  ["mise", row("exec x", "exec", "-C --cd -E --env -j --jobs -c --command")],
  ["rtx", row("exec x", "exec", "-C --cd -E --env -j --jobs -c --command", bySource)],
  ["pyenv", row("exec", "exec", "", bySource)],
  ["rbenv", row("exec", "exec", "", bySource)],
  ["direnv", row("exec", "exec", "", { ...bySource, operands: 1 })],
  ["pipx", row("run", "exec", "--spec --python --pip-args --index-url", bySource)],
  ["pixi", row("run", "unknown", "-e --environment --manifest-path", bySource)],
  /** conda and a bash of its own stay, and neither hands a signal on. Source: conda/conda@018420c, conda/cli/main_run.py; conda/conda#10351. */
  ["conda", row("run", "keeps", ofConda, bySource)],
  /** Of 2.0 and later it is micromamba, before it was conda. */
  ["mamba", row("run", "unknown", ofConda, bySource)],
  /** Hands SIGTERM on, and kills after 3 s. Source: mamba-org/mamba@00fb86c, libmamba/src/core/run.cpp. */
  ["micromamba", row("run", "forwards", `${ofConda} -a --attach -r --root-prefix -e --env`, bySource)],
]);
