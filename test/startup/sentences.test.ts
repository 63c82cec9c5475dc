// What is said must fit the verdict and the signal that is really sent.
import { describe, expect, test } from "vitest";
import { codeLensText, parse, renderStartup, type Startup, startup } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { bothCorpora } from "../support/shared";
import { simulate } from "./support";

const sentences = (found: Startup): string => found.reasons.map(({ text }) => text).join("\n");
const stopLine = (found: Startup): string => /^stop .*$/m.exec(renderStartup(found))?.[0] ?? "";

const contradiction = /waits 10 s|(?<!may be )killed after 10 s|killed without a chance|(?:does not reach|hears nothing)/;

describe("a container that is said to be all right is not said to be killed", () => {
  test("over the corpora", () => {
    const rows = bothCorpora();
    const contradicting = rows.flatMap((row) => {
      const found = startup(parse(row.text), factsFrom(row.siblings ?? {}));
      if (found?.verdict !== "ok") return [];
      const said = `${renderStartup(found)}\n${codeLensText(found) ?? ""}`;
      return contradiction.test(said) ? [`${row.path}\n${said}`] : [];
    });
    expect(contradicting).toEqual([]);
  });

  test.each([
    ['FROM debian:12\nCOPY s.sh /\nCMD ["/s.sh"]', "stop   the container ends by itself when its work is done"],
    ['FROM debian:12\nCMD ["make"]', "stop   the container ends by itself when its work is done"],
    [
      'FROM debian:12\nENTRYPOINT ["tini","--"]\nCMD sleep 1d; true',
      "stop   SIGTERM ends the container at once, and nothing is lost by it",
    ],
    ['FROM debian:12\nENTRYPOINT ["dumb-init","-r","15:0","bash"]', "stop   the container is ended as the terminal is"],
    ['FROM debian:12\nCMD ["sleep","1d"]', "stop   SIGTERM reaches the application; killed after 10 s"],
  ])("%s", (source, expected) => {
    const found = simulate(source, { "s.sh": "#!/bin/sh\ncp a b\nexit 0\n" });
    expect(stopLine(found)).toBe(expected);
    expect(found.verdict === "ok" && contradiction.test(renderStartup(found))).toBe(false);
  });
});

describe("the signal that is really sent", () => {
  test.each([
    ['FROM php:8.4-fpm\nCOPY . /x\nENTRYPOINT ["/opt/run"]', "What run does with SIGQUIT is not known."],
    ["FROM php:8.4-fpm", "php-fpm ends on SIGQUIT by itself."],
    ['FROM debian:12\nSTOPSIGNAL SIGINT\nCMD ["/opt/run"]', "What run does with SIGINT is not known."],
    ['FROM debian:12\nSTOPSIGNAL SIGQUIT\nCMD ["sleep","1d"]', "sleep has no handler for SIGQUIT."],
    ['FROM debian:12\nSTOPSIGNAL SIGUSR1\nCMD ["npm","start"]', "What npm does with SIGUSR1 is not known."],
    ['FROM debian:12\nCMD ["/opt/run"]', "What run does with SIGTERM is not known."],
    // What is known of SIGTERM alone stays said of it.
    ['FROM debian:12\nSTOPSIGNAL SIGUSR1\nCMD ["redis-server"]', "redis-server ends on SIGTERM by itself."],
    ['FROM debian:12\nSTOPSIGNAL SIGINT\nCMD ["flask","run"]', "flask has no handler for SIGTERM."],
  ])("%s", (source, expected) => expect(sentences(simulate(source))).toContain(expected));

  test("of SIGKILL nothing is to be known", () => {
    expect(sentences(simulate('FROM debian:12\nSTOPSIGNAL SIGKILL\nCMD ["/opt/run"]'))).not.toContain("not known");
  });
});

test.each([
  ["denoland/deno:2.1.4", "deno ends on SIGTERM by itself."],
  ["denoland/deno:alpine", "deno ends on SIGTERM by itself."],
  ["denoland/deno:1.0.0", "What deno 1 does with SIGTERM is not known."],
  ["denoland/deno:alpine-1.46.3", "What deno 1 does with SIGTERM is not known."],
  ["denoland/deno:debian-1", "What deno 1 does with SIGTERM is not known."],
  ["debian:12\nCOPY --from=denoland/deno:bin-1.40.0 /deno /usr/bin/deno", "What deno 1 does with SIGTERM is not known."],
  ["debian:12\nCOPY --from=denoland/deno:bin-2.0.0 /deno /usr/bin/deno", "deno ends on SIGTERM by itself."],
  ["debian:12\nENV DENO_VERSION=1.30.0", "What deno 1 does with SIGTERM is not known."],
])("deno of %s", (base, expected) => {
  expect(sentences(simulate(`FROM ${base}\nCMD ["deno","run","-A","main.ts"]`))).toContain(expected);
});
