// Writes docs/configuration.md: the keys of `.dockwright.yaml` from the reader's own table, and how the sources of configuration join.
import { writeFileSync } from "node:fs";
import { dockwrightKeys, hadolintKeys } from "../../server/src/io/config/keys";

export const configPageFile = "docs/configuration.md";

const cell = (text: string): string => text.replace(/\|/g, "\\|");

const example = `# yaml-language-server: $schema=https://raw.githubusercontent.com/dockwright/dockwright/main/schemas/dockwright.schema.json
profile: default
select:
  - untagged-base-image # ids, or the names that BuildKit, hadolint and ShellCheck have
  - DL3059
ignore:
  - SC2086
severity:
  relative-workdir: error
trusted-registries: [docker.io, ghcr.io]
label-schema:
  org.opencontainers.image.version: semver
fail-on: warning
`;

const keys = (): string[] =>
  Object.entries(dockwrightKeys).map(([key, { what, type }]) => `| \`${key}\` | ${cell(what)} | ${cell(type.expected)} |`);

const hadolintNames = (): string =>
  Object.entries(hadolintKeys)
    .map(([key, { what }]) => (what.includes("no effect") ? undefined : `\`${key}\``))
    .filter(Boolean)
    .join(", ");

export const configPage = (): string => `# Configuration

\`.dockwright.yaml\` (or \`.dockwright.yml\`) in the directory of a Dockerfile or in any above it; the nearest one counts, alone.

\`\`\`yaml
${example}\`\`\`

| key | what it does | value |
|---|---|---|
${keys().join("\n")}

A list may be a single name. Names are understood in any case. What is wrong in the file is told with its line, the nearest known
name and what is allowed; everything else in it counts. On the command line the exit code is then 2.

## Profiles

| profile | rules |
|---|---|
| \`default\` | those that an author agrees with: something breaks, leaks, is lost or is never run; see [the list](rules/README.md) |
| \`buildkit\` | BuildKit's checks, reported exactly where BuildKit reports them |
| \`hadolint\` | those that stand for a rule of hadolint or of ShellCheck, as strict as these |
| \`all\` | every rule, as strict as hadolint |

\`select\` adds to the profile, \`ignore\` takes away and wins.

## Where settings come from

From the weakest to the strongest: the defaults, the editor's settings (\`dockwright.profile\`, \`dockwright.select\`, …), the file, the
options of the command line (\`--profile\`, \`--select\`, \`--ignore\`, \`--fail-on\`). Lists of the file replace those of the editor;
those of the command line are added to the file's, and what is selected there is not ignored by the file.

Where no directory has a \`.dockwright.yaml\`, the nearest \`.hadolint.yaml\` is read: ${hadolintNames()}. Its \`override\` changes how
severe a rule is and switches none on.

## In the Dockerfile

| comment | where | silences |
|---|---|---|
| \`# dockwright-ignore: rule, rule -- reason\` | above an instruction | the instruction |
| \`# dockwright-ignore-file: rule -- reason\` | anywhere | the file |
| \`# check=skip=Name,Name\` | the first lines of the file | the file, for BuildKit's checks |
| \`# check=skip=Name // reason\` | above an instruction | the instruction; not the checks of the whole file |
| \`# hadolint ignore=DL3008\` | above an instruction | the instruction |
| \`# hadolint stage ignore=DL3008\` | above a FROM | the stage |
| \`# hadolint global ignore=DL3008\` | anywhere | the file |

\`all\` names every rule (in \`# check=\`: every check of BuildKit). \`# check=experimental=Name\` asks for an experimental check.
\`# check=error=true\` in the first lines makes errors of what BuildKit's checks report, because the build then fails on them.
A name that silences nothing is told by \`unused-suppression\`.

## Completion

The schema of the file is [schemas/dockwright.schema.json](../schemas/dockwright.schema.json). VS Code's YAML extension gets it from
Dockwright; other editors by the comment in the first line of the example above.
`;

export const writeConfigPage = (): void => writeFileSync(configPageFile, configPage());
