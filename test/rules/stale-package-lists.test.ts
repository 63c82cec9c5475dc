// stale-package-lists: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "stale-package-lists";

test("underlines the update that stands alone", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl")).toBe(
    "FROM debian:12\nRUN apt-get update\n    ~~~~~~~~~~~~~~ Docker caches this apt-get update, so an install in a later RUN works with old lists and fails one day. Join both in one RUN with &&\nRUN apt-get install -y curl",
  );
});

test("where nothing installs it is an info", () => {
  for (const rest of ["", "\nRUN rm -rf /tmp/* && mkdir /a", '\nCOPY a /a\nCMD ["/a"]'])
    expect(lint(id, `FROM debian:12\nRUN apt-get update${rest}`)).toContain("Nothing below this apt-get update installs");
  for (const rest of ["\nRUN ./setup.sh", "\nRUN <<EOF\napt-get install -y a\nEOF", "\nRUN echo a && apt-get -y install b"])
    expect(lint(id, `FROM debian:12\nRUN apt-get update${rest}`)).toContain("Join both in one RUN");
  expect(lint(id, "FROM debian:12 AS a\nRUN apt-get update\nFROM a\nRUN apt-get install -y b")).toContain("Join both in one RUN");
});

test.each([
  "FROM debian:12\nRUN apt-get update && apt-get install -y curl",
  "FROM debian:12\nRUN apt-get update && apt-get upgrade -y",
  "FROM debian:12\nRUN apt-get update && ./install.sh && ./more.sh",
  "FROM alpine:3\nRUN apk update",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
