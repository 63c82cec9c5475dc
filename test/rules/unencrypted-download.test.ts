// unencrypted-download: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "unencrypted-download";

test("underlines the address", () => {
  expect(
    lint(
      id,
      'FROM debian:12\nRUN x && curl -fsSL "http://nginx.org/a.tar.gz" | tar xz\nADD http://get.org/a.sh /a\nRUN git clone git://github.com/a/b.git',
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN x && curl -fsSL "http://nginx.org/a.tar.gz" | tar xz
                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~ Over http:// anybody between the build and nginx.org can put another file in place. Use https://, or check a checksum behind it [Use https://, review]
    ADD http://get.org/a.sh /a
        ~~~~~~~~~~~~~~~~~~~ Over http:// anybody between the build and get.org can put another file in place. Use https://, or check a checksum behind it [Use https://, review]
    RUN git clone git://github.com/a/b.git
                  ~~~~~~~~~~~~~~~~~~~~~~~~ git:// neither encrypts nor checks whom it talks to: anybody between the build and github.com can put other sources in place. Use https:// [Use https://, review]"
  `);
});

test.each([
  "wget http://nginx.org/a.tar.gz",
  "wget -qO- http://a.org/key.gpg | apt-key add -",
  "curl http://a.org/i.sh | bash",
  "curl http://a.org/a > /usr/local/bin/a",
  "curl -o /a.deb http://a.org/a_$V.deb && dpkg -i /a.deb",
  "curl -O http://a.org/a.jar",
  "yum install -y http://a.org/a.rpm",
  "rpm --import http://a.org/key",
  "pip install http://a.org/a.whl",
  "git clone http://a.org/a.git",
  "curl http://user:pass@a.org/x -o /y",
])("finds %s", (command) => {
  expect(findings(id, `FROM debian:12\nRUN ${command}`)).toHaveLength(1);
});

test.each([
  "RUN curl -fsSL https://a.org/a | tar xz",
  "RUN curl -fO http://a.org/a && echo 'abc  a' | sha256sum -c -",
  "RUN wget http://a.org/a http://a.org/a.asc && gpg --batch --verify a.asc a && tar xf a",
  "RUN curl -f http://localhost:8080/health",
  "RUN curl -o /a http://127.0.0.1/a && wget http://nexus/a && wget http://192.168.1.2/a && wget http://repo.internal/a",
  "RUN curl -o /a http://$HOST/a",
  "RUN curl -sI http://a.org/ && curl -s http://a.org/ -o /dev/null && wget --spider http://a.org/",
  "RUN V=$(curl -s http://a.org/version) && x",
  "RUN curl -s http://a.org/list | grep foo",
  "RUN apk add --repository=http://dl-cdn.alpinelinux.org/alpine/edge/community x",
  "RUN echo 'deb http://deb.debian.org/debian bookworm main' > /etc/apt/sources.list",
  "RUN sed -i 's#http://a.org#http://b.org#' /x",
  "HEALTHCHECK CMD curl -f http://a.org/ || exit 1",
  "ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d http://a.org/a /a",
  "ENV X=http://a.org",
])("silent: %s", (line) => {
  const source = `FROM debian:12\n${line}`;
  expect(lint(id, source)).toBe(source);
});

test("mends the address", () => {
  expect(fixAll(id, "FROM debian:12\nRUN curl 'http://a.org/http://x' | sh; \\\n  git clone git://a.org/b\nADD http://a.org/a /a")).toBe(
    "FROM debian:12\nRUN curl 'https://a.org/http://x' | sh; \\\n  git clone https://a.org/b\nADD https://a.org/a /a",
  );
});

test("rpm's own check passes a package that nobody has signed", () => {
  const run = "curl -Lf -o /tmp/a.rpm http://vault.example.org/a.rpm; rpmkeys --checksig /tmp/a.rpm; rpm -i /tmp/a.rpm";
  expect(lint(id, `FROM rockylinux:8\nRUN set -e; ${run}`)).toMatchInlineSnapshot(`
    "FROM rockylinux:8
    RUN set -e; curl -Lf -o /tmp/a.rpm http://vault.example.org/a.rpm; rpmkeys --checksig /tmp/a.rpm; rpm -i /tmp/a.rpm
                                       ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ Over http:// anybody between the build and vault.example.org can put another file in place, and rpmkeys passes a package without any signature. Use https://, or check a checksum behind it [Use https://, review]"
  `);
  expect(lint(id, `FROM rockylinux:8\nRUN set -e; ${run.replaceAll("a.rpm", "a.tar")}`)).not.toContain("signature");
});
