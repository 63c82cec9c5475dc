// A Python image whose program's output is held back.
import { linesBelow } from "../../edits";
import { imageBelow } from "../../model/baseImage";
import { defineRule } from "../rule";

export default defineRule({
  id: "buffered-python",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a final stage on a `python` image that starts Python without `PYTHONUNBUFFERED` or `-u`.",
    why: "Python holds its output back in blocks when it does not write to a terminal. `docker logs` shows lines late, and the last ones are lost when the process is killed.",
    bad: 'FROM python:3.13-slim\nCOPY app.py /\nCMD ["python", "/app.py"]\n',
    good: 'FROM python:3.13-slim\nENV PYTHONUNBUFFERED=1\nCOPY app.py /\nCMD ["python", "/app.py"]\n',
    fixSafety: "Needs a look: a program that prints very much gets slower.",
    whenNot: "The program writes its log by the logging module to standard error, which is not held back.",
  },
  messages: {
    held: "Python holds print output back here, so docker logs shows it late. Set PYTHONUNBUFFERED=1",
    set: "Set PYTHONUNBUFFERED=1",
  },
  reads: ["FROM", "ARG", "ENV", "CMD", "ENTRYPOINT"],
  *check(file) {
    const stage = file.finalStage;
    if (!stage || imageBelow(stage)?.name !== "python" || stage.endScope.lookup("PYTHONUNBUFFERED")?.kind === "env") return;
    const start = stage.effective("CMD") ?? stage.effective("ENTRYPOINT");
    if (!start || !/(^|["'\s/])python[\d.]*(?=["'\s])(?!["',\s]+-u)/.test(start.arguments.text)) return;
    yield {
      at: start.arguments.span,
      says: ["held"],
      fix: {
        title: ["set"],
        safety: "review",
        edits: () => [linesBelow(file, stage.from, ["ENV PYTHONUNBUFFERED=1"])],
      },
    };
  },
});
