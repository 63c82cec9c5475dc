// Users and groups of an image: the base image's, made, renamed, deleted, written and copied.
import { describe, expect, test } from "vitest";
import { answers } from "./support";

const user = (source: string, files?: Readonly<Record<string, string>>): string =>
  answers(source, ["user app"], files).replace("user app: ", "");
const debian = (line: string): string => user(`FROM debian:12\n${line}\n`);

describe("a user is made", () => {
  test.each([
    ["useradd", "RUN useradd -r -u 1001 -d /srv app"],
    ["adduser of BusyBox", "RUN adduser -S -D -u 1001 -h /srv app"],
    ["behind other commands", "RUN set -eux; groupadd app && useradd -u 1001 -d /srv app"],
    ["a name in a variable of the file", 'ARG NAME=app\nRUN useradd -u 1001 -d /srv "${NAME}"'],
    ["ENV that takes its value from ARG", "ARG A=app\nENV NAME=${A:-x}\nRUN useradd -u 1001 -d /srv $NAME"],
    ["a variable of the script", "RUN u=app; useradd -u 1001 -d /srv $u"],
    ["usermod renames", 'RUN usermod -u 1001 -d /srv -l "app" www-data'],
    ["a line of /etc/passwd", "RUN echo 'app:x:1001:1001::/srv:/bin/sh' >> /etc/passwd"],
    ["a line of /etc/passwd with a variable", 'ARG NAME=app\nRUN echo "${NAME}:x:1001:1001::/srv:/bin/sh" >> /etc/passwd'],
    ["in a heredoc", "RUN <<EOF\nuseradd -u 1001 -d /srv app\nEOF"],
    ["in sh -c", 'RUN ["sh", "-c", "useradd -u 1001 -d /srv app"]'],
  ])("%s", (_, line) => {
    expect(debian(line)).toMatch(/^yes uid 1001 \/srv, by RUN/);
  });

  test("what tee gets through a pipe is not known", () => {
    expect(debian("RUN printf 'app:x:1:1::/:/bin/sh' | tee -a /etc/passwd")).toBe(
      "perhaps, /etc/passwd in RUN printf 'app:x:1:1::/:/bin/sh' | tee -a /etc/passwd",
    );
  });
});

test.each([
  ["no command makes one", "RUN apt-get update && apt-get install -y git", "no, of debian"],
  ["adduser with a group adds to it", "RUN adduser www-data app", "perhaps, app in RUN adduser www-data app"],
  ["deleted again", "RUN useradd app && userdel app", "no, by RUN useradd app && userdel app"],
  ["renamed to another", "RUN useradd app && usermod -l web app", "no, by RUN useradd app && usermod -l web app"],
  [
    "a name that the build may be given",
    "ARG NAME\nENV NAME=${NAME:-app}\nRUN useradd $NAME",
    "perhaps, a name that is not known in RUN useradd $NAME",
  ],
  ["a name that nobody knows", "ARG NAME\nRUN useradd $NAME", "perhaps, a name that is not known in RUN useradd $NAME"],
  [
    "a loop over names",
    "RUN for u in a b; do useradd $u; done",
    "perhaps, a name that is not known in RUN for u in a b; do useradd $u; done",
  ],
  ["names through xargs", "RUN cat users | xargs -n1 useradd", "perhaps, a name that is not known in RUN cat users | xargs -n1 useradd"],
  ["a script", "RUN ./setup.sh", "perhaps, setup.sh in RUN ./setup.sh"],
  ["an archive that is unpacked", "RUN tar xf root.tar", "perhaps, tar in RUN tar xf root.tar"],
  ["a command in a variable", "RUN $INSTALLER", "perhaps, $INSTALLER in RUN $INSTALLER"],
  ["a package with users of its own", "RUN apt-get install -y postgresql", "perhaps, postgresql in RUN apt-get install -y postgresql"],
  ["a package without", "RUN apt-get install -y curl-dev libpq5 git", "no, of debian"],
  ["packages of a list", "RUN apt-get install -y $(cat list)", "perhaps, what apt-get installs in RUN apt-get install -y $(cat list)"],
  ["packages of npm bring none", "RUN npm install express", "no, of debian"],
  [
    "a shell of Windows",
    'SHELL ["powershell", "-c"]\nRUN New-LocalUser app',
    "perhaps, a command line that no POSIX shell reads in RUN New-LocalUser app",
  ],
  ["a folder that is copied over /etc", "COPY rootfs/ /", "perhaps, rootfs/ in COPY rootfs/ /"],
  ["a folder that is copied elsewhere", "COPY app /app", "no, of debian"],
])("%s", (_, line, answer) => {
  expect(debian(line)).toBe(answer);
});

test("a copied /etc/passwd is read where the context has it", () => {
  const source = "FROM scratch\nCOPY etc/passwd /etc/passwd\n";
  expect(user(source, { "etc/passwd": "root:x:0:0::/:/bin/sh\napp:x:7:7::/srv:/bin/sh\n" })).toBe(
    "yes uid 7 /srv, by COPY etc/passwd /etc/passwd",
  );
  expect(user(source, { "etc/passwd": "root:x:0:0::/:/bin/sh\n" })).toBe("no, by COPY etc/passwd /etc/passwd");
  expect(user(source)).toBe("perhaps, /etc/passwd in COPY etc/passwd /etc/passwd");
});

test("a passwd of another stage is that stage's answer", () => {
  const copied = (line: string): string =>
    user(`FROM debian:12 AS base\n${line}\nFROM scratch\nCOPY --from=base /etc/passwd /etc/passwd\n`);
  expect(copied("RUN useradd -u 5 app")).toBe("yes uid 5, by RUN useradd -u 5 app");
  expect(copied("RUN true")).toBe("no, of debian");
});

test("a passwd of another image is what is known of that image", () => {
  const copied = (image: string, name: string): string =>
    answers(`FROM scratch\nCOPY --from=${image} /etc/passwd /etc/passwd\n`, [`user ${name}`]).replace(/^user \w+: /, "");
  expect(copied("alpine:3.22", "nobody")).toBe("yes, of alpine");
  expect(copied("alpine:3.22", "app")).toBe("no, of alpine");
  expect(copied("example.com/x", "app")).toBe("perhaps, /etc/passwd in COPY --from=example.com/x /etc/passwd /etc/passwd");
});

test("parents count, stages beside do not, nor what comes behind the question", () => {
  expect(user("FROM debian:12 AS base\nRUN useradd app\nFROM base\n")).toBe("yes, by RUN useradd app");
  expect(user("FROM debian:12 AS other\nRUN useradd app\nFROM debian:12\n")).toBe("no, of debian");
  expect(user("FROM debian:12\n<|>RUN useradd app\n")).toBe("no, of debian");
});

test("users of the base image", () => {
  expect(answers("FROM node:22\n", ["user node", "user app", "user www-data"])).toMatchInlineSnapshot(`
    "user node: yes, of node
    user app: no, of node
    user www-data: yes, of node"
  `);
  expect(answers("FROM example.com/base\n", ["user app"])).toMatchInlineSnapshot(`"user app: perhaps, the base image"`);
  expect(answers("FROM scratch\n", ["user root", "group root"])).toMatchInlineSnapshot(`
    "user root: no, of scratch
    group root: no, of scratch"
  `);
});

test("groups", () => {
  expect(
    answers("FROM debian:12\nARG GID=7\nRUN groupadd -g $GID web && addgroup ops && groupmod -n crew ops && useradd app\n", [
      "group web",
      "group crew",
      "group ops",
      "group app",
      "group other",
    ]),
  ).toMatchInlineSnapshot(`
    "group web: yes gid 7, by RUN groupadd -g $GID web && addgroup ops && groupmod -n crew ops && useradd app
    group crew: yes, by RUN groupadd -g $GID web && addgroup ops && groupmod -n crew ops && useradd app
    group ops: no, by RUN groupadd -g $GID web && addgroup ops && groupmod -n crew ops && useradd app
    group app: perhaps, app in RUN groupadd -g $GID web && addgroup ops && groupmod -n crew ops && useradd app
    group other: perhaps, the base image"
  `);
});
