// Lints a Dockerfile with one rule and draws what it says; applies its fixes. For tests of rules.
import {
  fixAll as applyAll,
  defaultConfig,
  type Facts,
  type Finding,
  fill,
  type LintConfig,
  lint as lintFile,
  noFacts,
  parse,
  ruleSet,
} from "../../server/src/core";
import { factsFrom, sizedFacts } from "./facts";
import { dedent } from "./text";

export interface Setting {
  /** Files beside the Dockerfile, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Bytes of files beside it, where sizes are looked at. */
  readonly bytes?: Readonly<Record<string, number>>;
  readonly config?: Partial<LintConfig>;
  /** Where the Dockerfile lies. */
  readonly path?: string;
}

const setFor = (rule: string, setting: Setting) =>
  ruleSet({ ...defaultConfig, ...setting.config, ignore: [], select: [rule], profile: setting.config?.profile ?? "default" });
const factsFor = ({ files, bytes, path }: Setting): Facts => ({
  ...(bytes ? sizedFacts(bytes, files) : files ? factsFrom(files) : noFacts),
  ...(path !== undefined && { path }),
});

/** Findings of one rule; a rule that throws fails the test. */
export function findings(rule: string, source: string, setting: Setting = {}): readonly Finding[] {
  const all = lintFile(parse(dedent(source)), setFor(rule, setting), factsFor(setting), (id, error) => {
    throw new Error(`${id} threw`, { cause: error });
  });
  return all.filter((finding) => finding.rule === rule);
}

/** The Dockerfile with each finding of the rule underlined and told; the Dockerfile alone where there is none. */
export function lint(rule: string, source: string, setting: Setting = {}): string {
  return draw(dedent(source), findings(rule, source, setting));
}

/** The Dockerfile after the rule's fixes, those for review too. */
export function fixAll(rule: string, source: string, setting: Setting = {}): string {
  return applyAll(dedent(source), setFor(rule, setting), factsFor(setting), "review", (finding) => finding.rule === rule).text;
}

/** The edits of other files that the rule's first fixes make, as `path: text`. */
export function otherFiles(rule: string, source: string, setting: Setting = {}): readonly string[] {
  const { otherFiles: edits } = applyAll(
    dedent(source),
    setFor(rule, setting),
    factsFor(setting),
    "review",
    (finding) => finding.rule === rule,
  );
  return edits.map((edit) => `${edit.file} ${edit.span.start}..${edit.span.end}: ${edit.newText}`);
}

export function draw(text: string, found: readonly Finding[]): string {
  const out: string[] = [];
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    out.push(line);
    for (const finding of found) {
      const first = finding.span.start >= start && finding.span.start <= end;
      if (!first) continue;
      const until = Math.min(finding.span.end, end);
      const rest = finding.span.end > end ? "…" : "";
      const fixes = finding.fixes
        .map((fix) => ` [${fill(fix.title.template, fix.title.values)}${fix.safety === "safe" ? "" : ", review"}]`)
        .join("");
      const tildes = "~".repeat(Math.max(1, until - finding.span.start));
      out.push(
        `${" ".repeat(finding.span.start - start)}${tildes}${rest} ${fill(finding.message.template, finding.message.values)}${fixes}`,
      );
    }
    start = end + 1;
  }
  return out.join("\n");
}
