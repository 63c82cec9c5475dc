// Whether it is known of a stage's start command that it stays the user it is started as.
import { imageAt } from "../../image";
import { imageBelow } from "../../model/baseImage";
import { runText } from "../../model/lineage";
import { stageCopiedFrom } from "../../model/references";
import type { Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import { baseName } from "../../text/path";
import type { FileContext } from "../rule";

/** Languages and servers that do what their arguments say and stay who they are. */
const stays =
  /^(?:node|nodejs|bun|deno|python[\d.]*|gunicorn|uvicorn|flask|celery|java|ruby|bundle|puma|rails|php|dotnet|npm|npx|yarn|pnpm|go|erl|elixir|mix|streamlit|hypercorn|daphne)$/;

/** Make a program of the project's sources. */
const compilers =
  /\b(?:cargo build|cargo install|go build|swift build|zig build|dotnet publish|native-image|gcc|g\+\+|clang|cabal|stack build|nuitka|pyinstaller|bun build|deno compile)\b/;

/** Not of a script, or of a program that this file does not show: it may give up root, or need it. */
export function startIsKnown(file: FileContext, stage: Stage): boolean {
  const entrypoint = stage.effective("ENTRYPOINT");
  const start = entrypoint ?? stage.effective("CMD");
  const below = imageBelow(stage);
  if (!start || (!entrypoint && below?.entrypoint !== null && !below?.entrypointExecs)) return false;
  const program = start.json ? start.json[0]?.value : allCommands(start, file)[0]?.program;
  if (program === undefined) return false;
  if (stays.test(baseName(program))) return true;
  const image = imageAt(file, file.facts, stage);
  const found = image.commandFile(program, image.workdir, "exact");
  if (found.is !== "yes") return false;
  const from = stageCopiedFrom(file, found.value.instruction);
  return found.value.built !== undefined || (from !== undefined && compilers.test(runText(from)) && !/\.\w{1,3}$/.test(program));
}
