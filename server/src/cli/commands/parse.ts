// `dockwright parse`: the syntax tree, in BuildKit's dump format or as JSON.
import { fill, lineIndex, parse, toJson, toSexp } from "../../core";
import type { Command } from "../command";
import { type ExitCode, exitCodes } from "../exit";
import { readInputs } from "../inputs";
import { text } from "../options";
import { placeIn } from "../report/place";

export const parseCommand: Command = {
  usage: "parse [path or -]",
  summary: "print the syntax tree; exit code 1 where BuildKit would refuse the file",
  options: { format: { type: "string", values: ["sexp", "json"], help: "BuildKit's own dump format, or JSON with offsets" } },
  async run(given, around): Promise<ExitCode> {
    const { read, failed } = await readInputs(given.operands, around);
    let refused = false;
    for (const input of read) {
      const { tree, errors } = parse(input.text);
      const lines = lineIndex(input.text);
      for (const error of errors) {
        if (error.code === "no-stages") continue; // a fragment can be parsed, though not built
        around.err(`${placeIn(input.name, lines, error.span.start)}: ${fill(error.message, error.values)}`);
        refused = true;
      }
      around.out(text(given, "format") === "json" ? JSON.stringify(toJson(tree), undefined, 1) : toSexp(tree));
    }
    return failed ? exitCodes.failed : refused ? exitCodes.findings : exitCodes.clean;
  },
};
