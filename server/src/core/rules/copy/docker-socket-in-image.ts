// VOLUME or COPY of the Docker engine's socket.
import { argumentsOf } from "../../model/arguments";
import { defineRule } from "../rule";

const socket = /^["']?\/?(?:var\/)?run\/docker\.sock["']?$/;

export default defineRule({
  id: "docker-socket-in-image",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `VOLUME`, `COPY` and `ADD` of `/var/run/docker.sock`.",
    why:
      "VOLUME makes an empty folder of that name in every container: the engine's socket does not get there by it, and programs that " +
      "look for one find a folder. A socket cannot be copied at all. Who can reach the real one has root on the host.",
    bad: 'FROM docker:28-cli\nVOLUME ["/var/run/docker.sock"]\n',
    good: "FROM docker:28-cli\n",
  },
  messages: {
    volume: "VOLUME makes an empty folder {path}, not the engine's socket. Mount it when the container starts: -v {path}:{path}",
    copy: "A socket cannot be copied into an image. Mount it when the container starts: -v {path}:{path}",
  },
  on: ["VOLUME", "COPY", "ADD"],
  *checkInstruction(instruction) {
    if (!instruction.arguments.text.includes("docker.sock")) return;
    for (const { text, span } of argumentsOf(instruction)) {
      if (!socket.test(text)) continue;
      const path = `/${text.replace(/["']/g, "").replace(/^\//, "")}`;
      yield { at: span, says: [instruction.keyword === "VOLUME" ? "volume" : "copy", { path }] };
      return;
    }
  },
});
