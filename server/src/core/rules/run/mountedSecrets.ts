// The secrets that a RUN mounts, by their paths and variables, and which commands name them.
import { mountOption, mountsOf } from "../../model/mounts";
import type { Command } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { baseName, joinPath } from "../../text/path";

export interface Secrets {
  readonly paths: readonly string[];
  readonly variables: readonly string[];
}

export function mountedSecrets(run: Instruction, workdir: string): Secrets {
  const mounts = mountsOf(run).filter(({ type }) => type === "secret");
  const variables = mounts.flatMap(({ flag }) => mountOption(flag, "env")?.value ?? []);
  const paths = mounts.flatMap(({ flag, target }) => {
    const id = mountOption(flag, "id")?.value;
    if (target !== undefined) return [joinPath(workdir, target)];
    return id === undefined || mountOption(flag, "env") ? [] : [`/run/secrets/${baseName(id)}`];
  });
  return { paths: paths.filter((path) => !path.includes("$")), variables };
}

/** A command that names the secret itself, or in a substitution. */
export function namesSecret({ words }: Pick<Command, "words">, { paths, variables }: Secrets): boolean {
  return words.some(
    ({ text }) =>
      paths.some((path) => text.includes(path) && !/[\w.-]/.test(text[text.indexOf(path) + path.length] ?? "")) ||
      variables.some((name) => text.includes(`$${name}`) || text.includes(`\${${name}}`)),
  );
}
