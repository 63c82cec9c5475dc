// download-without-fail: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "download-without-fail";

test("underlines curl", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -Lo /usr/bin/x https://example.com/x && chmod +x /usr/bin/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -Lo /usr/bin/x https://example.com/x && chmod +x /usr/bin/x
        ~~~~ When the server answers with an error, curl saves its error page as the file and succeeds. Add -f [Add -f, review]"
  `);
  expect(lint(id, "FROM alpine:3.22\nRUN set -o pipefail && curl https://example.com/x | bash")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN set -o pipefail && curl https://example.com/x | bash
                           ~~~~ When the server answers with an error, curl hands its error page to bash and succeeds. Add -f [Add -f, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN curl -s https://example.com/x > /etc/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -s https://example.com/x > /etc/x
        ~~~~ When the server answers with an error, curl saves its error page as the file and succeeds. Add -f [Add -f, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN curl -o /x.tgz https://example.com/x",
  "FROM debian:12\nRUN curl -fsSL https://example.com/x -o /x",
  "FROM debian:12\nRUN curl -Lo /x.tgz https://example.com/x && tar xzf /x.tgz",
  "FROM debian:12\nRUN curl https://example.com/x | tar xz",
  "FROM debian:12\nRUN curl -LO https://example.com/x && echo 'abc  x' | sha256sum -c -",
  "FROM debian:12\nRUN curl https://example.com/x",
  "FROM debian:12\nRUN curl -svo /dev/null https://example.com/x && curl -s https://example.com/x > /dev/null",
  "FROM debian:12\nRUN curl -o - https://example.com/x",
  "FROM debian:12\nRUN curl --version > /x",
  "FROM debian:12\nHEALTHCHECK CMD curl https://example.com/x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN curl \\\n    -sLo /x https://example.com/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl \\
        -fsLo /x https://example.com/x"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN curl https://example.com/x > /x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -f https://example.com/x > /x"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN curl --silent -o /x https://example.com/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -f --silent -o /x https://example.com/x"
  `);
});

test("each download is judged by its own pipe and its own file", () => {
  const told = (run: string): readonly string[] => findings(id, `FROM debian:12\nRUN ${run}`).map(({ severity }) => severity);
  const url = "https://example.com/x";
  for (const [run, severities] of [
    [`curl -sSL ${url} -o ~/bin/x && (curl -sSL ${url}2 | tar -xz) && chmod +x ~/bin/x`, ["warning"]],
    [`curl -o /opt/a ${url} && curl -o /opt/b ${url} && tar xf /opt/b`, ["info"]],
    [`curl -o /opt/a.sh ${url} && sh /opt/a.sh && tar xf /opt/b`, ["info"]],
    [`curl -o a.sh ${url} && chmod +x a.sh && ./a.sh -y && rm a.sh`, ["info"]],
    [`curl -o a.py ${url} && python3 a.py`, ["info"]],
    [`curl -o a.php ${url} && php a.php`, ["warning"]],
    [`curl -o a.sh ${url} && chmod +x a.sh; ./a.sh; echo done`, ["warning"]],
    [`curl -o a.sh ${url} && sh a.sh || true`, ["warning"]],
    [`curl -o /bin/a ${url} && chmod +x /bin/a && a --version`, ["info"]],
    [`set -o pipefail && curl ${url} | sh`, ["info"]],
    [`set -o pipefail && curl ${url} | php`, ["warning"]],
    [`set -o pipefail && curl ${url} | tee /x`, ["info"]],
    [`curl -o a ${url} && chmod 755 a && jq . b`, ["warning"]],
    [`curl -o a ${url} && chmod 644 a`, ["info"]],
    [`curl -O ${url} && install x /usr/local/bin/ && unzip y.zip`, ["warning"]],
    [`curl ${url} > /usr/local/bin/x && gpg --verify y.asc y`, ["warning"]],
    [`curl -o a ${url} && tar xf a`, []],
    [`cd /tmp && curl -o /tmp/a ${url} && tar xf ./a`, []],
    [`curl -o a ${url} && mv a b && unzip b`, []],
    [`curl -O ${url} && sha256sum -c SUMS`, []],
    [`curl -O ${url} && echo "abc *x" | sha256sum -c`, []],
    [`curl -o a.$V ${url} && tar xf a.$V`, []],
    [`curl -o /tmp/a1 ${url} && tar xf /tmp/a*`, []],
    [`curl -o a ${url} && cat a | tar x`, []],
    [`curl -o a ${url} && tar x < a`, []],
    [`curl -o /tmp/$F ${url} && tar xf /tmp/\${F}`, []],
    [`curl -o /bin/a ${url} && curl -o /bin/a.asc ${url}.asc && gpg --verify /bin/a.asc`, []],
    [`curl ${url} > /etc/apt/sources.list.d/a.list && apt-get update`, []],
    [`curl -o /etc/apt/a.txt ${url} && x`, ["info"]],
    [`F=a; curl -o a ${url} && tar xf "$F"`, []],
  ] as const)
    expect([run, told(run)]).toEqual([run, severities]);
});

test("one finding where the pipe hides the failure too", () => {
  const both = (run: string): string =>
    [id, "pipe-without-pipefail"].flatMap((rule) => findings(rule, run).map((found) => found.rule)).join(" ");
  expect(both("FROM debian:12\nRUN curl https://example.com/i | bash")).toBe("pipe-without-pipefail");
  expect(both("FROM debian:12\nRUN curl https://example.com/i | bash && curl https://example.com/j | sh")).toBe("pipe-without-pipefail");
  expect(both("FROM debian:12\nRUN curl -f https://example.com/i | bash")).toBe("pipe-without-pipefail");
  expect(both("FROM alpine:3.22\nRUN set -o pipefail; curl https://example.com/i | sh")).toBe("download-without-fail");
  expect(both("FROM debian:12\nRUN bash -c 'curl https://example.com/i | sh'")).toBe("download-without-fail");
});

test("what comes of the file far behind the download is not looked for, and nothing is said", () => {
  const script = (between: number, after: number): string =>
    `FROM debian:13\nRUN curl -o a https://example.com/a${" && true".repeat(between)} && ./a${" && true".repeat(after)}`;
  expect(findings(id, script(10, 0))).toHaveLength(1);
  expect(findings(id, script(10, 300))).toEqual([]);
});

test("the option is written as the others of the command are", () => {
  expect(lint(id, "FROM debian:12\nRUN curl --location --output x https://example.com/x\n")).toContain("[Add --fail");
  expect(fixAll(id, "FROM debian:12\nRUN curl --location --output x https://example.com/x\n")).toContain("curl --fail --location");
  expect(lint(id, "FROM debian:12\nRUN curl -L --output x https://example.com/x\n")).toContain("[Add -f");
});

test("what a later RUN of the stage checks does not get into the image: info", () => {
  const told = (behind: string): string =>
    findings(id, `FROM debian:12\nRUN curl -o /usr/bin/x https://example.com/x && chmod +x /usr/bin/x\n${behind}`)
      .map(({ severity }) => severity)
      .join(" ");
  expect(told("RUN minisign -Vqm /usr/bin/x -x /usr/bin/x.minisig -P abc")).toBe("info");
  expect(told("RUN gpg --verify /tmp/x.asc /usr/bin/x")).toBe("info");
  expect(told("RUN cd /usr/bin && echo 'abc  x' | sha256sum -c")).toBe("info");
  expect(told("RUN minisign -Vqm /usr/bin/y -x /usr/bin/y.minisig -P abc")).toBe("warning");
  expect(told("RUN sha256sum $y")).toBe("warning");
  expect(told("FROM debian:12\nRUN minisign -Vqm /usr/bin/x -P abc")).toBe("warning");
  expect(told("")).toBe("warning");
});

test("a check in the same pipe", () => {
  const silent = [
    "FROM debian:12\nRUN bash -c 'curl -L $URL | tee k.tgz | sha256sum -c <(echo \"$SUM -\")' && tar xf k.tgz",
    "FROM debian:12\nRUN curl -L https://example.com/k | tee k | sha256sum --check sums",
    "FROM debian:12\nRUN curl -L https://example.com/k | tee k | gpg --verify k.asc -",
    "FROM debian:12\nRUN curl -L https://example.com/k | tee k | sha256sum | grep -q $SUM",
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -L https://example.com/k | tee k | tar xz',
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -L https://example.com/k | tee x/k >/dev/null && sha256sum -c k.sum',
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl https://example.com/k | tee /etc/apt/trusted.gpg.d/x.asc && cp x.list /etc/apt/sources.list.d/x.list && apt-get update',
  ];
  for (const source of silent) expect(lint(id, source)).toBe(source);
  const told = [
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -L https://example.com/k | tee k | sha256sum',
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -L https://example.com/k | tee >(sha256sum -c x) > k',
    'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN curl -L https://example.com/k | tee k && cat k',
  ];
  for (const source of told) expect(findings(id, source), source).toHaveLength(1);
});

test("the same in one RUN is told at the first place, with one fix for all", () => {
  const source =
    "FROM debian:13\nRUN curl -o /usr/bin/a https://x.org/a && curl -o /usr/bin/b https://x.org/b && curl -fo /usr/bin/c https://x.org/c && curl -o /usr/bin/d https://x.org/d\nRUN curl -o /usr/bin/e https://x.org/e\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN curl -o /usr/bin/a https://x.org/a && curl -o /usr/bin/b https://x.org/b && curl -fo /usr/bin/c https://x.org/c && curl -o /usr/bin/d https://x.org/d
        ~~~~ When the server answers with an error, curl saves its error page as the file and succeeds, and so it does 2 times more in this RUN. Add -f [Add -f, review]
    RUN curl -o /usr/bin/e https://x.org/e
        ~~~~ When the server answers with an error, curl saves its error page as the file and succeeds. Add -f [Add -f, review]
    "
  `);
  expect(fixAll(id, source).match(/curl -f/g)).toHaveLength(5);
  expect(findings(id, source, { config: { profile: "all" } })).toHaveLength(4);
});

test.each([
  ["curl --disable -o x", "curl --disable -f -o x"],
  ["curl --disable --output x", "curl --disable --fail --output x"],
  ["curl -q -o x", "curl -qf -o x"],
  ["curl -qL -o x", "curl -qfL -o x"],
  ["curl -qLo x", "curl -qfLo x"],
  ["curl -q --output x", "curl -qf --output x"],
  ["sudo curl --disable > x", "sudo curl --disable --fail > x"],
  ["curl -sq -o x", "curl -fsq -o x"],
  ["curl -o x", "curl -f -o x"],
  ["curl --disable-eprt -o x", "curl -f --disable-eprt -o x"],
])("what must be curl's first word stays it: %s", (before, after) => {
  expect(fixAll(id, `FROM debian:13\nRUN ${before} https://x.org/x\n`)).toBe(`FROM debian:13\nRUN ${after} https://x.org/x\n`);
});
