// Commands in, what they run out: wrappers taken away, options told from operands.
import { expect, test } from "vitest";
import { hasOption, type Invocation, invocations, optionOf } from "../../server/src/core/shell/invocation";
import type { Dialect } from "../../server/src/core/shell/types";
import { script } from "./draw";

function drawInvocation({ wrappers, program, subcommand, options, operands }: Invocation): string {
  const given = options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  const rest = operands.map(({ value, text }) => value ?? `?${text}`);
  return [
    ...wrappers.map((wrapper) => `(${wrapper})`),
    program,
    ...(subcommand ? [`‹${subcommand.text}›`] : []),
    ...given,
    ...(rest.length > 0 ? ["|", ...rest] : []),
  ].join(" ");
}
const drawn = (text: string, dialect?: Dialect): string[] => invocations(script(text, dialect)).map(drawInvocation);
const first = (text: string): Invocation => {
  const [invocation] = invocations(script(text));
  if (!invocation) throw new Error(`no invocation in ${text}`);
  return invocation;
};

test.each([
  ["sudo -u app -E env A=1 -u B nice -n 5 /usr/bin/curl x", "(sudo) (env) (nice) curl | x"],
  ["exec gosu postgres postgres -D /data", "(exec) (gosu) postgres -D | /data"],
  ["su-exec app:app nohup node x.js", "(su-exec) (nohup) node | x.js"],
  ["find . | xargs -0 -n 1 rm -rf", "find | .", "(xargs) rm -r -f"],
  ["busybox wget -qO- x", "(busybox) wget -q -O=- | x"],
  ["timeout -k 5 30 command git -C /a clone --depth 1 -- u d", "(timeout) (command) git ‹clone› -C=/a --depth=1 | u d"],
  ["command -v curl", "command -v | curl"],
  ["sudo", "sudo"],
  ["env", "env"],
  ["env A=1", "env | A=1"],
  ['exec "$@"; $X y'],
])("unwraps %s", (text, ...expected) => {
  expect(drawn(text)).toEqual(expected);
});

test.each([
  [
    "apt-get -qqy -o Dpkg::Options::=--force-x install --no-install-recommends -t sid a b=1",
    "apt-get ‹install› -q -q -y -o=Dpkg::Options::=--force-x --no-install-recommends -t=sid | a b=1",
  ],
  ["curl -fsSLo /f --retry=3 https://x -H 'A: b'", "curl -f -s -S -L -o=/f --retry=3 -H=A: b | https://x"],
  ["tar xzf a.tgz -C /opt --strip-components=1", "tar -x -z -f=a.tgz -C=/opt --strip-components=1"],
  ["tar -xJf- -C /opt", "tar -x -J -f=- -C=/opt"],
  ["useradd -rmu 1000 -s /bin/sh app", "useradd -r -m -u=1000 -s=/bin/sh | app"],
  ["python3.11 -m pip install -U pip", "pip ‹install› -U | pip"],
  ["pip3 install -r req.txt a", "pip ‹install› -r=req.txt | a"],
  ["go build -ldflags '-s -w' -o /a ./...", "go ‹build› -ldflags=-s -w -o=/a | ./..."],
  ["find / -name '*.py' -delete", "find -name=*.py -delete | /"],
  ['wget -O "$f" $url', "wget -O=$f | ?$url"],
  ["chown -R a:b /x -", "chown -R | a:b /x -"],
  ["rm -- -f", "rm | -f"],
  ["npm --prefix /a install -g x", "npm ‹install› --prefix=/a -g | x"],
])("reads the options of %s", (text, expected) => {
  expect(drawn(text)).toEqual([expected]);
});

test("scripts of a shell inside the script are read, and stand in the file", () => {
  const text = `bash -euxc 'apt-get update; a "b c"' && su - app -c "id \\"x y\\"" && sh -c "cd $d && e $(f "g h")" && sh script`;
  const list = invocations(script(text, "dash"));
  expect(list.map(drawInvocation)).toEqual([
    'bash -e -u -x -c | apt-get update; a "b c"',
    "apt-get ‹update›",
    "a | b c",
    'su -c=id "x y" | - app',
    "id | x y",
    'sh -c | ?"cd $d && e $(f "g h")"',
    "cd | ?$d",
    'e | ?$(f "g h")',
    "f | g h",
    "sh | script",
  ]);
  expect(list.map(({ nameSpan }) => text.slice(nameSpan.start, nameSpan.end))).toEqual([
    "bash",
    "apt-get",
    "a",
    "su",
    "id",
    "sh",
    "cd",
    "e",
    "f",
    "sh",
  ]);
  expect(list[1]?.script.startOptions).toEqual(["errexit", "nounset", "xtrace"]);
  expect(list.map((invocation) => invocation.script.dialect)).toEqual([
    "dash",
    "bash",
    "bash",
    "dash",
    "dash",
    "dash",
    "dash",
    "dash",
    "dash",
    "dash",
  ]);
});

test("asks for options alone, bundled, repeated, with a value", () => {
  const apt = first("apt-get -qqy install a");
  expect(hasOption(apt, "--yes", "-y")).toBe(true);
  expect(hasOption(apt, "-qq")).toBe(true);
  expect(hasOption(first("apt-get -q -y -q install"), "-qq")).toBe(true);
  expect(hasOption(first("apt-get -q install"), "-qq")).toBe(false);
  expect(hasOption(first("apt-get -y=true install"), "-y")).toBe(true);
  expect(hasOption(first("apt-get install -- -y"), "-y")).toBe(false);
  expect(hasOption(first("dnf install --setopt=tsflags=nodocs a"), "--setopt=tsflags=nodocs")).toBe(true);
  expect(optionOf(first("apk add -t .build --virtual=.b x"), "-t", "--virtual")?.value).toBe(".b");
});
