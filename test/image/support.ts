// Asks of the image that a test's Dockerfile makes and draws the answers: `user app: yes, by RUN useradd app`.
import { type Facts, noFacts, parse } from "../../server/src/core";
import { type Answer, type Because, type Image, imageAt } from "../../server/src/core/image";
import { factsFrom } from "../support/facts";
import { dedent } from "../support/text";

const marker = "<|>";

function because(reason: Because, slice: (at: { start: number; end: number }) => string): string {
  const line = (at: { start: number; end: number }) => slice(at).split("\n")[0] ?? "";
  if (reason.kind === "base") return `of ${reason.image}`;
  if (reason.kind === "instruction") return `by ${line(reason.instruction.span)}`;
  return reason.instruction ? `${reason.what} in ${line(reason.instruction.span)}` : reason.what;
}

function ask(image: Image, question: string): { readonly answer: Answer<unknown>; readonly shown: string } {
  const [kind = "", name = ""] = question.split(" ");
  const shown = <T>(answer: Answer<T>, value: (value: T) => string | undefined) => ({
    answer,
    shown: answer.is === "yes" ? (value(answer.value) ?? "") : "",
  });
  switch (kind) {
    case "file":
      return shown(image.file(name), ({ source, built }) =>
        source ? JSON.stringify(source.text) : built ? `built with ${built}` : "unseen",
      );
    case "program":
      return shown(image.program(name), ({ path }) => path);
    case "user":
      return shown(image.user(name), ({ uid, home }) => [uid && `uid ${uid}`, home].filter(Boolean).join(" "));
    case "group":
      return shown(image.group(name), ({ gid }) => gid && `gid ${gid}`);
    case "installed":
      return shown(image.installed(name), ({ manager }) => manager);
    case "variable":
      return shown(image.variable(name), (value) => JSON.stringify(value));
    case "shell":
      return shown(image.shell, ({ kind: shell, version }) => `${shell}${version ? ` ${version}` : ""}`);
    case "distribution":
      return shown(image.distribution, ({ family, release }) => `${family}${release ? ` ${release}` : ""}`);
    default:
      throw new Error(`no question of the kind ${kind}`);
  }
}

/**
 * One line for each question, which is a kind and a name: `file /a`, `program curl`, `user app`, `shell`.
 * Asked in front of the instruction at `<|>`; without one, of the finished image of the last stage.
 */
export function answers(source: string, questions: readonly string[], files?: Readonly<Record<string, string>>): string {
  const marked = dedent(source);
  const at = marked.indexOf(marker);
  const doc = parse(marked.replace(marker, ""));
  const facts: Facts = files ? factsFrom(files) : noFacts;
  const before = at < 0 ? undefined : doc.instructionAt(at);
  const stage = before ? doc.stageOf(before) : doc.finalStage;
  if (!stage || (at >= 0 && !before)) throw new Error("no stage, or no instruction at the marker");
  const image = imageAt(doc, facts, stage, before);
  return questions
    .map((question) => {
      const { answer, shown } = ask(image, question);
      return `${question}: ${answer.is}${shown && ` ${shown}`}, ${because(answer.because, doc.slice)}`;
    })
    .join("\n");
}
