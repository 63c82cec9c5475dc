// Where the project runs the image among the processes of the host, an init would not be PID 1: no fix adds one.
import { describe, expect, test } from "vitest";
import { lint } from "../support/rule";

const source = 'FROM debian:12\nCOPY start.sh /\nENTRYPOINT ["/start.sh"]';
const told = (files: Readonly<Record<string, string>>): string =>
  lint("entrypoint-script-without-exec", source, { files: { "start.sh": "#!/bin/bash\ntail -f /log\n", ...files } });

const compose = (key: string): string => `services:\n  app:\n    build: .\n    ${key}\n`;
const pod = (key: string): string => `apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    spec:\n      ${key}\n`;

describe("no init", () => {
  test.each([
    ["compose.yaml", compose("pid: host")],
    ["compose.yaml", compose('pid: "host"')],
    ["job.yaml", pod("hostPID: true")],
    ["daemonset.yml", pod("hostPID: true")],
    ["README.md", "Run it:\n\n    docker run --pid=host -v /etc:/etc:ro -t app\n"],
    ["run.sh", "docker run --rm --pid host app\n"],
  ])("%s %s", (path, text) => {
    const drawing = told({ [path]: text });
    expect(drawing).toContain("~");
    expect(drawing).not.toContain("[Add tini");
    expect(drawing).not.toContain("init: true");
  });
});

describe("an init as ever", () => {
  test.each([
    ["compose.yaml", compose("pid: service:db")],
    ["compose.yaml", compose("network_mode: host")],
    ["compose.yaml", "services:\n  app:\n    build: .\n  probe:\n    image: probe\n    pid: host\n"],
    ["job.yaml", pod("hostPID: false")],
    ["job.yaml", pod("hostNetwork: true")],
    ["README.md", "docker run --pids-limit 100 --network=host app\n"],
  ])("%s %s", (path, text) => {
    expect(told({ [path]: text })).toContain("[Add tini");
  });
});
