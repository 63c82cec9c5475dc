// The start of a container whose base image an engine or a registry has told of.
import { expect, test } from "vitest";
import { type ImageConfig, parse, startup } from "../../server/src/core";
import { told } from "../support/images";
import { draw } from "./support";

const simulate = (source: string, images: Readonly<Record<string, Partial<ImageConfig>>>) => {
  const found = startup(parse(source), told(images));
  if (!found) throw new Error("no stage");
  return found;
};

test("an image that no table knows starts as it says itself", () => {
  const found = simulate("FROM registry.example/shop:3\n", {
    "registry.example/shop:3": { from: "registry", entrypoint: ["tini", "--"], cmd: ["nginx", "-g", "daemon off;"], stopSignal: "SIGQUIT" },
  });
  expect(draw(found)).toMatchInlineSnapshot(`"tini ─ nginx · PID 1 tini · SIGQUIT reaches yes, prompt yes · reaps yes · ok"`);
  expect(found.reasons.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "ENTRYPOINT and CMD are those of the image in its registry.",
      "tini passes SIGQUIT to its direct child and reaps orphans.",
      "nginx ends on SIGQUIT by itself.",
      "The image in its registry sets STOPSIGNAL SIGQUIT.",
      "\`docker stop\` reaches nginx, which shuts down.",
    ]
  `);
});

test("the image wins over what the table remembers", () => {
  const found = simulate('FROM nginx:1.27\nCMD ["nginx", "-g", "daemon off;"]\n', { "nginx:1.27": { cmd: ["true"], stopSignal: "9" } });
  expect(found.argv).toEqual(["nginx", "-g", "daemon off;"]);
  expect(found.stop.signal).toBe("SIGKILL");
  expect(found.reasons.map(({ text }) => text)).toMatchInlineSnapshot(`
    [
      "No ENTRYPOINT comes from below: the image on this machine has none.",
      "nginx ends on SIGTERM by itself.",
      "The image on this machine sets STOPSIGNAL SIGKILL.",
      "\`docker stop\` sends SIGKILL, which no program can handle: everything is killed at once, exit code 137.",
    ]
  `);
});

test("options alone go to the ENTRYPOINT that the image really has", () => {
  expect(simulate('FROM own/tool\nCMD ["--port", "80"]\n', { "own/tool": { entrypoint: ["gunicorn"] } }).argv).toEqual([
    "gunicorn",
    "--port",
    "80",
  ]);
});
