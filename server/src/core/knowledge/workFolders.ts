// Folders that tools fill while somebody works on a project. Source: the documentation of each.

export interface WorkFolder {
  /** Lies in a project that has it. */
  readonly list: RegExp;
  readonly folder: string;
  /** What fills it, on that machine and in a build. */
  readonly programs: readonly string[];
  /** Whoever works there has it; else only a .gitignore tells that it is not a part of the project. */
  readonly always: boolean;
  /** Lines of a .dockerignore. */
  readonly lines: readonly string[];
}

const dotnet = { list: /\.(?:cs|fs|vb)proj$|\.slnx?$/, programs: ["dotnet"], always: true } as const;

export const workFolders: readonly WorkFolder[] = [
  {
    list: /^package\.json$/,
    folder: "node_modules",
    programs: ["npm", "yarn", "pnpm", "bun", "npx"],
    always: true,
    lines: ["**/node_modules"],
  },
  { list: /^Cargo\.toml$/, folder: "target", programs: ["cargo"], always: true, lines: ["target"] },
  { ...dotnet, folder: "obj", lines: ["**/bin", "**/obj"] },
  { list: /^composer\.json$/, folder: "vendor", programs: ["composer", "composer.phar"], always: false, lines: ["vendor"] },
  {
    list: /^(?:pyproject\.toml|requirements.*\.txt|setup\.py|Pipfile|manage\.py)$/,
    folder: ".venv",
    programs: ["uv", "poetry", "pipenv"],
    always: false,
    lines: [".venv", "venv"],
  },
  { list: /^mix\.exs$/, folder: "_build", programs: ["mix"], always: false, lines: ["_build", "deps"] },
  { list: /^cpanfile$/, folder: "local", programs: ["cpm", "carton", "cpanm"], always: false, lines: ["local"] },
];

/** What Git or a build has put there, large in most projects. */
export const largeFolders = /^(?:\.git|node_modules|\.?venv|\.gradle|\.next)\/?$/;

/** What reads the version out of .git: commands, and plugins of build tools. */
export const readsGit =
  /\bgit[\s"',]+(?:describe|rev-parse|rev-list|log|show|status|submodule|diff|tag|ls-files)\b|setuptools[_-]scm|hatch-vcs|versioneer|versioningit|dunamai|git-?commit-?id|gitversion|git[-_]version|nerdbank|\bnbgv\b|\bvergen\b|shadow-rs|\bgit2\b|Command::new\("git"\)|grgit|jgitver|axion-release|gradle-git|simple-git|git-rev/i;
