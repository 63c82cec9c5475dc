// A Ruby script that is only the way to another program: a binstub of Bundler, or `exec` at its top.
import { absolute } from "../image";
import { programName } from "../shell/dialect";
import { known, textsOf } from "../shell/field";
import { interpreterCall } from "../shell/interpreterCall";
import { plainWords } from "../shell/words";
import { withoutComments } from "./appCode";
import { type Follow, type Next, stepOf } from "./follow";
import { sourceAt } from "./setting";

const binstub = /^[ \t]*load[ (]+Gem\.(?:activate_)?bin_path\(\s*["'][\w.-]+["']\s*,\s*["']([\w.-]+)["']/m;
/** At the top, behind nothing: not in a method, not in a branch. */
const execLine =
  /^(?:Kernel\.)?exec[ \t]*\(?[ \t]*((?:["'][^"'\n#]*["'][ \t]*,[ \t]*)*["'][^"'\n#]*["'])[ \t]*(?:,[ \t]*\*ARGV[ \t]*)?\)?[ \t]*$/m;

/** The words of `exec "a b"`, which Ruby splits by itself where nothing in it is the shell's, and of `exec "a", "b"`. */
function execWords(list: string): readonly string[] | undefined {
  const values = [...list.matchAll(/["']([^"'\n]*)["']/g)].map(([, value = ""]) => value);
  const [only = ""] = values;
  if (values.length > 1) return values;
  return /[*?{}[\]<>()~&|\\$;'`"\n#=%]/.test(only) ? ["/bin/sh", "-c", only] : plainWords(only);
}

/** undefined: it is a program of its own, or its text is not at hand. */
export const followRuby: Follow = (next, setting) => {
  const args = textsOf(next.argv.slice(1));
  const { at, kind } = interpreterCall("ruby", args);
  const script = at === undefined || kind !== "script" ? undefined : args[at];
  const file = script === undefined ? undefined : sourceAt(setting, absolute(script, next.directory));
  if (!file || at === undefined) return undefined;
  const text = withoutComments(file.text, "ruby");
  const rest = next.argv.slice(at + 2);
  const gem = binstub.exec(text)?.[1];
  const list = gem === undefined ? execLine.exec(text) : undefined;
  const words = gem === undefined ? list && execWords(list[1] ?? "") : [gem];
  if (!words || words.length === 0 || (programName(words[0] ?? "") === programName(script ?? "") && gem === undefined)) return undefined;
  const argv: Next["argv"] = [...known(words), ...(gem !== undefined || list?.[0].includes("*ARGV") ? rest : [])];
  const why = gem === undefined ? `${file.path} ends in exec` : `${file.path} is the binstub of ${gem}`;
  return { steps: [{ ...stepOf(next, "wrapper"), execs: true, certainty: "likely" }], next: { argv, directory: next.directory, why } };
};
