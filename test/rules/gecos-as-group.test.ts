// gecos-as-group: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "gecos-as-group";

test("underlines the option", () => {
  expect(
    lint(
      id,
      "FROM alpine:3.22\nRUN addgroup -g 1000 web && adduser -D -u 1001 -g web app\nRUN adduser -S -g 82 x\nRUN adduser -u 5 -g 5 -D y",
    ),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN addgroup -g 1000 web && adduser -D -u 1001 -g web app
                                                   ~~~~~~ BusyBox takes -g for the description of the user (GECOS), so app does not come into the group web. The option for the group is -G [Write -G web, review]
    RUN adduser -S -g 82 x
                   ~~~~~ BusyBox takes -g for the description of the user (GECOS), so x does not get the group 82. Make one with addgroup -g 82, and name it with -G
    RUN adduser -u 5 -g 5 -D y
                     ~~~~ BusyBox takes -g for the description of the user (GECOS). That the group has the number 5 comes from -u. Leave -g out [Leave -g out, review]"
  `);
});

test.each([
  ["RUN addgroup -g 1000 web\nRUN adduser -u 1000 -g 1000 -D app", "RUN addgroup -g 1000 web\nRUN adduser -u 1000 -G web -D app"],
  ["ARG GID=7\nRUN addgroup -g $GID web && adduser -g $GID -D app", "ARG GID=7\nRUN addgroup -g $GID web && adduser -G web -D app"],
  ["RUN adduser -u 1000 -g 1000 -D app", "RUN adduser -u 1000 -D app"],
])("mends %j", (before, after) => {
  expect(fixAll(id, `FROM alpine:3.22\n${before}`)).toBe(`FROM alpine:3.22\n${after}`);
});

test.each(["RUN adduser -D -g 1000 app", "RUN adduser -S -u 5 -g 5 app", "RUN adduser -S -g $APP_GID app"])(
  "told, but no fix: %s",
  (line) => {
    expect(findings(id, `FROM alpine:3.22\n${line}`)).toHaveLength(1);
    expect(fixAll(id, `FROM alpine:3.22\n${line}`)).toBe(`FROM alpine:3.22\n${line}`);
  },
);

test("a group of a parent stage", () => {
  expect(findings(id, "FROM node:24-alpine AS a\nRUN addgroup web\nFROM a\nRUN adduser -D -g web app")).toHaveLength(1);
});

test.each([
  ["a description", "FROM alpine:3.22\nRUN addgroup web && adduser -D -g 'Web server' app && adduser -D -g '' b && adduser -D -g app app"],
  ["the group is given", "FROM alpine:3.22\nRUN addgroup web && adduser -D -g web -G web app"],
  ["a group made later", "FROM alpine:3.22\nRUN adduser -D -g web app\nRUN addgroup web"],
  ["another adduser", "FROM debian:12\nRUN adduser -g 1000 app"],
  ["useradd", "FROM alpine:3.22\nRUN apk add shadow && groupadd web && useradd -g web app && useradd -g 1000 b"],
  ["an image that is not known", "FROM org/app\nRUN adduser -g 1000 app"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});
