// Errors of Docker's own language are no errors where another frontend reads the file.
import { expect, test } from "vitest";
import { codes } from "./draw";

const file = "FROM alpine:3.23\nINCLUDE+ more\n";

test.each(["example.com/plus", "example/plus:1"])("%s knows other instructions", (frontend) => {
  expect(codes(`# syntax=${frontend}\n${file}`)).toEqual([]);
  expect(codes(`# syntax=${frontend}\napiVersion: v1\nkind: x\n`)).toEqual([]);
  expect(codes(`# syntax=${frontend}\nFROM ./other#stage\nRUN a\n`)).toEqual([]);
});

test.each(["docker/dockerfile:1", "docker/dockerfile-upstream:master", "mirror.example.com/docker/dockerfile:1"])(
  "%s is Docker's",
  (frontend) => {
    expect(codes(`# syntax=${frontend}\n${file}`)).toEqual(["unknown-instruction"]);
  },
);
