// install-setting-at-update: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "install-setting-at-update";
const setting = "DEBIAN_FRONTEND=noninteractive";

test("underlines the assignment", () => {
  expect(lint(id, `FROM debian:13\nRUN ${setting} apt-get update && apt-get install -y tzdata`)).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN DEBIAN_FRONTEND=noninteractive apt-get update && apt-get install -y tzdata
        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ DEBIAN_FRONTEND holds for apt-get update alone, which has no use for it: apt-get install further on runs without it, so a package that has a question may ask it, and nobody answers in a build. Put it in front of apt-get install [Put it in front of apt-get install, review]"
  `);
  expect(findings(id, `FROM debian:13\nRUN ACCEPT_EULA=Y apt-get update \\\n  && apt-get install -y x`)).toHaveLength(1);
  expect(findings(id, `FROM debian:13\nRUN ${setting} apt-get update; apt-get upgrade -y`)).toHaveLength(1);
});

test("puts it in front of each install", () => {
  const mended = (run: string): string => fixAll(id, `FROM debian:13\nRUN ${run}`).slice("FROM debian:13\nRUN ".length);
  expect(mended(`${setting} apt-get update \\\n  && apt-get install -y a \\\n  && sudo apt-get -y install b`)).toMatchInlineSnapshot(`
    "apt-get update \\
      && DEBIAN_FRONTEND=noninteractive apt-get install -y a \\
      && sudo DEBIAN_FRONTEND=noninteractive apt-get -y install b"
  `);
  expect(mended(`${setting} TZ=UTC apt-get update && apt-get upgrade -y && ${setting} apt-get install -y a`)).toMatchInlineSnapshot(
    `"TZ=UTC apt-get update && DEBIAN_FRONTEND=noninteractive apt-get upgrade -y && DEBIAN_FRONTEND=noninteractive apt-get install -y a"`,
  );
  expect(mended(`${setting} \\\n  apt update && apt install -y a`)).toMatchInlineSnapshot(`
    "DEBIAN_FRONTEND=noninteractive \\
      apt update && DEBIAN_FRONTEND=noninteractive apt install -y a"
  `);
});

test.each([
  `RUN ${setting} apt-get update && ${setting} apt-get install -y x`,
  `RUN ${setting} apt-get update && ${setting} apt-get install -y x && apt-get install -y y`,
  `RUN apt-get update && ${setting} apt-get install -y x`,
  `RUN ${setting} apt-get update && sudo ${setting} apt-get install -y x`,
  `RUN export ${setting} && ${setting} apt-get update && apt-get install -y x`,
  `ARG ${setting}\nRUN ${setting} apt-get update && apt-get install -y x`,
  `ENV ${setting}\nRUN ${setting} apt-get update && apt-get install -y x`,
  `RUN echo 'debconf debconf/frontend select Noninteractive' | debconf-set-selections\nRUN ${setting} apt-get update && apt-get install -y x`,
  `RUN ${setting} apt-get update\nRUN echo x`,
  "RUN TZ=UTC apt-get update && apt-get install -y x",
])("silent: %j", (lines) => {
  expect(lint(id, `FROM debian:13\n${lines}`)).toBe(`FROM debian:13\n${lines}`);
});
