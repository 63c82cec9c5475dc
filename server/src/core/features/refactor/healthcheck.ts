// Adds a HEALTHCHECK for a server that is known, with a tool that its image certainly has.
import { linesBeforeStart } from "../../edits";
import { plainImageName } from "../../knowledge/baseImages";
import { healthCommands, httpPorts } from "../../knowledge/healthCommands";
import { bringsTool } from "../../knowledge/imageTools";
import type { Dockerfile, Stage } from "../../model/types";
import { toJsonArray } from "../../shell/words";
import { startup } from "../../startup";
import { type FindRefactoring, titled } from "./types";

/** The one port that speaks HTTP by custom; undefined with none or several. */
function httpPort(doc: Dockerfile, stage: Stage): string | undefined {
  const ports = stage.instructions
    .filter(({ keyword }) => keyword === "EXPOSE")
    .flatMap(({ words }) => words.map(({ text }) => (doc.finalStage?.endScope.expand(text) ?? text).replace(/\/tcp$/i, "")));
  const [port, second] = ports;
  return second === undefined && port !== undefined && httpPorts.has(port) ? port : undefined;
}

/** With the interpreter that runs the application anyway, or a tool of the base image. */
function httpCommand(name: string, tag: string, port: string): string | undefined {
  const url = `http://127.0.0.1:${port}/`;
  if (bringsTool(name, tag, "curl")) return `curl -fsS -o /dev/null ${url} || exit 1`;
  if (bringsTool(name, tag, "wget")) return `wget -q -O /dev/null ${url} || exit 1`;
  const release = Number(/^\d+/.exec(tag)?.[0] ?? 0);
  if (name === "node" && release >= 18)
    return toJsonArray(["node", "-e", `fetch('${url}').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`]);
  if (name === "python" && !/^2/.test(tag))
    return toJsonArray(["python", "-c", `import urllib.request; urllib.request.urlopen('${url}', timeout=2)`]);
  return undefined;
}

function commandFor(doc: Dockerfile, stage: Stage): string | undefined {
  const image = stage.baseImage;
  if (!image) return undefined;
  const name = plainImageName(image);
  const own = stage.effective("ENTRYPOINT") ?? stage.effective("CMD");
  const known = healthCommands[name];
  if (known !== undefined) return own === undefined ? known : undefined;
  const port = name === "nginx" || name === "httpd" ? "80" : httpPort(doc, stage);
  // Debian's nginx image installs curl since 1.20.
  if (name === "nginx" && !/alpine|^(?:0|1\.1?\d)(?:\.|-|$)/.test(image.tag ?? ""))
    return `curl -fsS -o /dev/null http://127.0.0.1:${port}/ || exit 1`;
  return port === undefined ? undefined : httpCommand(name, image.tag ?? "latest", port);
}

export const addHealthcheck: FindRefactoring = (doc, at, facts) => {
  const stage = doc.finalStage;
  const here = doc.instructionAt(at.start);
  const isPlace = here === stage?.from || here?.keyword === "EXPOSE" || here?.keyword === "CMD" || here?.keyword === "ENTRYPOINT";
  if (!stage || !here || doc.stageOf(here) !== stage || !isPlace || stage.effective("HEALTHCHECK")) return undefined;
  const command = commandFor(doc, stage);
  // The shell of a check that takes too long is killed, and what it ran stays behind where nobody reaps it.
  if (command === undefined || (!command.startsWith("[") && startup(doc, facts)?.reapsOrphans === "no")) return undefined;
  const line = `HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ${command}`;
  return {
    id: "add-healthcheck",
    kind: "refactor.rewrite",
    title: titled("Add a HEALTHCHECK"),
    review: true,
    edits: () => [linesBeforeStart(doc, stage, [line])],
  };
};
