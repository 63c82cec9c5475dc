// Of a pipe the command that the script waits for: a reader that ends alone ends it, and a writer without an end is there for its reader.
import { describe, expect, test } from "vitest";
import { lint } from "../support/rule";
import { simulate } from "./support";

const dockerfile = 'FROM debian:12\nCOPY . /app/\nENTRYPOINT ["/app/start.sh"]';

function inFront(body: string): string {
  const { chain, verdict } = simulate(dockerfile, { "start.sh": `#!/bin/bash\n${body}\n` });
  return verdict === "ok" ? "nothing" : (chain.at(-1)?.program ?? "?");
}

describe("a piece of work, whatever writes", () => {
  test.each([
    "yes | cp -rf /opt/bin /target\necho done\necho bye",
    "yes | mv -i a b",
    "yes | install a b",
    "yes '' | apt-get install -y x",
    "yes | head -n 3",
    "cat /dev/urandom | head -c 32 > /key",
    "cat /dev/urandom | tr -dc a-z | head -c 32",
    "head -c 9 /dev/zero | tar x",
    "tail -f /log | grep -q ready",
    "tail -f /log | grep -m 1 ready",
    "./gen | tar x -C /srv",
    "./gen | cp /dev/stdin /x",
    "./gen | head -n 1",
    "./dump | gzip > /backup.gz",
    "echo x | tee /y",
    "printf '%s' x | sed s/x/y/",
    "seq 10 | xargs -n 1 echo",
    "seq 10 | while read -r i; do echo $i; done",
  ])("%s", (body) => {
    expect(inFront(body)).toBe("nothing");
    expect(lint("entrypoint-script-without-exec", dockerfile, { files: { "start.sh": `#!/bin/bash\n${body}\n` } })).not.toContain("~");
  });
});

describe("the reader of a writer without an end", () => {
  test.each([
    ["yes | ./server", "server"],
    ["yes | redis-server", "redis-server"],
    ["yes | command ./server", "server"],
    ["cat /dev/random | ./server", "server"],
    ["dd if=/dev/zero | ./server", "server"],
    ["seq 1000 | ./server", "server"],
    ["tail -f /log | ./consume", "consume"],
  ])("%s", (body, program) => {
    expect(inFront(body)).toBe(program);
  });
});

describe("what is known to stay, or may stay, in front of what reads along", () => {
  test.each([
    ["./server | tee /log", "server"],
    ["./server 2>&1 | sed s/a/b/", "server"],
    ["./server | grep -v noise", "server"],
    ["./server | ./pretty", "server"],
    ["redis-server | head", "redis-server"],
    ["node server.js | cat", "node"],
    // It ends with tail, and that does not.
    ["tail -f /log | grep error", "tail"],
    ["tail -f /log | while read -r l; do echo $l; done", "tail"],
    ["tail -f /log", "tail"],
    ["yes", "yes"],
  ])("%s", (body, program) => {
    expect(inFront(body)).toBe(program);
  });
});
