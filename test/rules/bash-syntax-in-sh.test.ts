// bash-syntax-in-sh: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "bash-syntax-in-sh";
const strict = { config: { profile: "all" } } as const;

test("underlines what the shell does not know", () => {
  expect(lint(id, "FROM debian:12\nRUN mkdir -p /x/{a,b} && [[ -f x ]] && source /y")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN mkdir -p /x/{a,b} && [[ -f x ]] && source /y
                    ~~~~~ {a,b} is bash; dash does not know it and takes it as text. Write it for sh, or choose bash with SHELL [Write /x/a /x/b, review]
                             ~~~~~~~~~~ [[ … ]] is bash; dash does not know it and looks for a program of that name and fails. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
                                           ~~~~~~ source is bash; dash does not know it and fails. Write it for sh, or choose bash with SHELL [Write ., review]"
  `);
  expect(lint(id, 'FROM debian:12\nRUN [ a == b ] || echo -e "a\\tb" &> /x')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN [ a == b ] || echo -e "a\\tb" &> /x
            ~~ == is bash; dash does not know it and fails, so the test is never true. Write it for sh, or choose bash with SHELL [Write =, review]
                           ~~ echo -e is bash; dash does not know it and prints the -e. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
                                     ~~~~~ &> is bash; dash does not know it and runs the command in the background and empties the file. Write it for sh, or choose bash with SHELL [Write >/x 2>&1, review]"
  `);
  expect(lint(id, "FROM alpine:3.22\nRUN [[ -f x ]] && source /y && echo {a,b} ${x^^}")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN [[ -f x ]] && source /y && echo {a,b} \${x^^}
                                        ~~~~~ {a,b} is bash; BusyBox ash does not know it and takes it as text. Write it for sh, or choose bash with SHELL [Write a b, review]
                                              ~~~~~~ \${x^^} is bash; BusyBox ash does not know it and fails. Write it for sh, or choose bash with SHELL"
  `);
  expect(
    lint(id, "FROM debian:12\nRUN <<EOF\nfunction f { set -o pipefail; }\na=(1 2)\ncat <(ls) <<< x\npushd /x\nEOF"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF
    function f { set -o pipefail; }
    ~~~~~~~~ function is bash; dash does not know it and refuses the whole command line. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
                 ~~~ set -o pipefail is bash; dash does not know it and fails. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
    a=(1 2)
      ~~~~~ an array is bash; dash does not know it and refuses the whole command line. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
    cat <(ls) <<< x
        ~~~~~ <(…) is bash; dash does not know it and refuses the whole command line. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
              ~~~~~ <<< is bash; dash does not know it and refuses the whole command line. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
    pushd /x
    ~~~~~ this builtin is bash; dash does not know it and fails. Write it for sh, or choose bash with SHELL [Write SHELL ["/bin/bash", "-c"] above it, review]
    EOF"
  `);
  expect(lint(id, "FROM debian:12\nCMD [[ $A ]] && x")).toMatchInlineSnapshot(`
    "FROM debian:12
    CMD [[ $A ]] && x
        ~~~~~~~~ [[ … ]] is bash; dash does not know it and looks for a program of that name and fails. Write it for sh, or choose bash with SHELL"
  `);
});

test.each([
  "FROM debian:12\nRUN /bin/echo -e x && (( find / | xargs rm || true ))",
  "FROM debian:12\nRUN [ a = b ] && . /x && echo ${x%y} ${x:-y} && f() { local a; } && echo -n x && { a; } && find . -exec rm {} +",
  'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN [[ a == b ]]',
  "FROM fedora:42\nRUN source /x && echo {a,b}",
  "FROM example.com/x\nRUN [[ a == b ]]",
  "FROM debian:12\nRUN bash -c '[[ a == b ]]'",
  "FROM alpine:3.22\nRUN source /x && [ a == b ] && echo -e x && cat <(ls) && set -o pipefail && echo ${x/a/b} ${x:1}",
  "FROM debian:12\nRUN <<EOF\n#!/bin/bash\n[[ a == b ]]\nEOF",
  "FROM debian:12\nRUN echo '{a,b}' \"[[\" && case x in [ab]) ;; esac",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a few braces are written out, in the order of bash", () => {
  const written = (run: string): string => fixAll(id, `FROM debian:12\nRUN ${run}`).replace("FROM debian:12\n", "");
  expect(written("rm -rf /tmp/* /var/{cache,log}/* \\\n  && mkdir -p $A/{a,b}{1,2}")).toBe(
    "RUN rm -rf /tmp/* /var/cache/* /var/log/* \\\n  && mkdir -p $A/a1 $A/a2 $A/b1 $A/b2",
  );
  expect(written("mkdir -p /x/{,b}")).toBe("RUN mkdir -p /x/ /x/b");
  for (const run of ["mkdir {a,b,c,d,e,f,g}", "mkdir {1..3}", 'mkdir {"a b",c}', "mkdir {a,b} {1..3}", "touch ${A:-{a,b}} {c,d}x'y'"])
    expect([run, written(run)]).toEqual([run, `SHELL ["/bin/bash", "-c"]\nRUN ${run}`]);
});

test("bash is no way out where it would remove the database of packages", () => {
  expect(lint(id, "FROM ubuntu:24.04\nRUN apt-get update && rm -rf /var/lib/{apt,dpkg,cache,log}/")).toMatchInlineSnapshot(`
    "FROM ubuntu:24.04
    RUN apt-get update && rm -rf /var/lib/{apt,dpkg,cache,log}/
                                          ~~~~~~~~~~~~~~~~~~~~ {a,b} is bash; dash takes it as text, so nothing is removed here. Do not choose bash for it: there this removes /var/lib/dpkg, the database of installed packages. Name the folders that are meant"
  `);
  expect(lint(id, "FROM ubuntu:24.04\nRUN apt-get update && rm -rf /var/lib/{apt,dpkg-x}/")).toContain(
    "[Write /var/lib/apt/ /var/lib/dpkg-x/",
  );
  expect(lint(id, "FROM alpine:3.22\nRUN rm -rf /var/lib/{apt,dpkg} && rm -rf /lib/{apk,x}")).toContain("[Write the words out");
  expect(lint(id, "FROM alpine:3.22\nRUN rm -rf /lib/{apk,x}")).toContain("removes /lib/apk, the database");
});

test("arithmetic is told from a subshell in a subshell", () => {
  expect(lint(id, "FROM debian:12\nRUN ((i++)) && ((i < 3))")).toContain("((…)) is bash");
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN source /x && [ a == b ] && y &> /z \\\n  && w &>>/v")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN . /x && [ a = b ] && y >/z 2>&1 \\
      && w >>/v 2>&1"
  `);
  expect(fixAll(id, "FROM debian:12\nWORKDIR /a\nRUN echo {a,b}")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /a
    RUN echo a b"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nRUN echo {a,b}")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN echo a b"
  `);
  expect(fixAll(id, "FROM debian:12\nONBUILD RUN echo {a,b}")).toMatchInlineSnapshot(`
    "FROM debian:12
    ONBUILD RUN echo a b"
  `);
});

test("strict profiles report more", () => {
  expect(lint(id, "FROM example.com/x\nRUN source /x", strict)).toMatchInlineSnapshot(`
    "FROM example.com/x
    RUN source /x
        ~~~~~~ source is bash; a POSIX sh does not know it and fails. Write it for sh, or choose bash with SHELL [Write ., review]"
  `);
});

test("dash knows pipefail from 0.5.12-7 on, which is Debian 13 and Ubuntu 25.04", () => {
  const told = (image: string): boolean => lint(id, `FROM ${image}\nRUN set -o pipefail && a | b`).includes("~");
  for (const image of ["debian:12", "debian:bookworm-slim", "ubuntu:24.04", "ubuntu:jammy", "node:24-bookworm", "debian:11.5"])
    expect([image, told(image)]).toEqual([image, true]);
  for (const image of [
    ...[
      "debian:13",
      "debian",
      "debian:13.1-slim",
      "debian:sid",
      "python:3.13-slim",
      "node:24-trixie-slim",
      "ubuntu:25.04",
      "ubuntu:resolute",
    ],
    // Whose last build may be older than Debian 13, or newer.
    ...["python:3.12.4", "python:3.8-slim", "example.com/debian-tools"],
  ])
    expect([image, told(image)]).toEqual([image, false]);
});

test("behind a RUN that put another shell in the place of /bin/sh, that one reads", () => {
  const after = (run: string): boolean => lint(id, `FROM debian:12\nRUN ${run}\nRUN source /x`).includes("~");
  for (const run of [
    "rm /bin/sh && ln -s /bin/bash /bin/sh",
    "ln -snf bash /bin/sh",
    "ln -sf /usr/bin/bash /usr/bin/sh",
    "cd /bin; rm sh; ln -s bash sh",
    "cp /bin/bash /bin/sh",
    "<<EOF\nset -e\nln -sf /bin/bash /bin/sh\nEOF",
    "update-alternatives --install /bin/sh sh /bin/bash 100",
    "echo 'dash dash/sh boolean false' | debconf-set-selections && dpkg-reconfigure -f noninteractive dash",
  ])
    expect([run, after(run)]).toEqual([run, false]);
  for (const run of [
    "ln -s /bin/sh /x",
    "ln -s /x/bash /opt/sh",
    "cp /bin/sh /bin/dash",
    "echo 'ln -s /bin/bash /bin/sh'",
    "ln -sf /bin/dash /bin/sh",
  ])
    expect([run, after(run)]).toEqual([run, true]);
  expect(
    lint(id, "FROM debian:12 AS a\nRUN ln -sf /bin/bash /bin/sh\nFROM a\nRUN source /x\nFROM debian:12\nRUN source /x"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12 AS a
    RUN ln -sf /bin/bash /bin/sh
    FROM a
    RUN source /x
    FROM debian:12
    RUN source /x
        ~~~~~~ source is bash; dash does not know it and fails. Write it for sh, or choose bash with SHELL [Write ., review]"
  `);
});

test("curl makes addresses of braces by itself", () => {
  const silent = ['curl -fsSL --remote-name-all "https://example.com/x.zip"{,.sig}', "curl -fO --url https://example.com/{a,b}"];
  for (const line of silent) expect(lint(id, `FROM debian:13\nRUN ${line}`)).toBe(`FROM debian:13\nRUN ${line}`);
  const told = [
    "curl -gO https://example.com/{a,b}",
    "wget https://example.com/{a,b}",
    "curl -O https://example.com/{1..3}",
    "curl -O https://example.com/{a,{b,c}}",
    "curl -o /x/{a,b} https://example.com/x",
  ];
  for (const line of told) expect(findings(id, `FROM debian:13\nRUN ${line}`), line).not.toHaveLength(0);
  expect(fixAll(id, "FROM debian:13\nRUN curl -O https://example.com/{a,b} && mkdir /{c,d}")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN curl -O https://example.com/{a,b} && mkdir /c /d"
  `);
});
