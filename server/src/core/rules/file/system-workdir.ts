// WORKDIR in a folder that belongs to the system.
import { isWindowsScope } from "../../model/windows";
import { defineRule } from "../rule";

/** The runtime mounts these anew when a container starts. */
const mounted = /^\/(proc|sys|dev)(\/|$)/;
const owned = /^\/(boot|initrd|lost\+found)(\/|$)/;

export default defineRule({
  id: "system-workdir",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `WORKDIR` in /proc, /sys or /dev, and a final stage that ends in a folder of the system such as /boot.",
    why: "/proc, /sys and /dev are mounted anew in every container: what the build puts there is not seen. The other folders belong to the kernel and the file system.",
    bad: "FROM debian:12-slim\nWORKDIR /dev/app\nCOPY . .\n",
    good: "FROM debian:12-slim\nWORKDIR /app\nCOPY . .\n",
    whenNot: "In a stage for Windows `/dev` is a folder like any other, C:\\dev, and is passed over.",
  },
  messages: {
    mounted: "{path} is mounted anew when the container starts, so what the build puts there is gone. Use a folder such as /app",
    owned: "{path} belongs to the system, and the container starts in it. Use a folder of your own such as /app",
  },
  reads: ["FROM", "ARG", "ENV", "WORKDIR", "SHELL"],
  *check(file) {
    for (const instruction of file.each("WORKDIR")) {
      const text = instruction.arguments.text;
      if (!text.includes("/")) continue;
      const path = file.scopeBefore(instruction).expand(text);
      if (path === undefined) continue;
      if (!mounted.test(path) && !owned.test(path)) continue;
      const stage = file.stageOf(instruction);
      if (isWindowsScope(stage?.endScope ?? file.scopeBefore(instruction))) continue;
      if (mounted.test(path)) yield { at: instruction.arguments.span, says: ["mounted", { path }] };
      else if (owned.test(path) && stage?.isFinal && stage.effective("WORKDIR") === instruction)
        yield { at: instruction.arguments.span, says: ["owned", { path }], severity: "info" };
    }
  },
});
