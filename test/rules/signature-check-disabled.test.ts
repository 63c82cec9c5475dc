// signature-check-disabled: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "signature-check-disabled";

test("underlines the option", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get install -y --allow-unauthenticated tool")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get install -y --allow-unauthenticated tool
                           ~~~~~~~~~~~~~~~~~~~~~~~ --allow-unauthenticated makes apt-get install packages whose signature is missing or wrong. Install the repository's key and leave it out [Leave --allow-unauthenticated out, review]"
  `);
  expect(
    lint(id, "FROM centos:7\nRUN yum -y --nogpgcheck install tool && rpm -i --nosignature https://example.com/x.rpm"),
  ).toMatchInlineSnapshot(`
    "FROM centos:7
    RUN yum -y --nogpgcheck install tool && rpm -i --nosignature https://example.com/x.rpm
               ~~~~~~~~~~~~ --nogpgcheck makes yum install packages whose signature is missing or wrong. Install the repository's key and leave it out [Leave --nogpgcheck out, review]
                                                   ~~~~~~~~~~~~~ --nosignature makes rpm install packages whose signature is missing or wrong. Install the repository's key and leave it out [Leave --nosignature out, review]"
  `);
  expect(
    lint(id, "FROM debian:12\nRUN echo 'deb [trusted=yes] https://example.com/ ./' > /etc/apt/sources.list.d/x.list"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo 'deb [trusted=yes] https://example.com/ ./' > /etc/apt/sources.list.d/x.list
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ trusted=yes makes apt install packages whose signature is missing or wrong. Name the repository's key with signed-by"
  `);
});

test.each([
  "FROM debian:12\nRUN apt-get autoremove --force-yes",
  "FROM alpine:3.22\nRUN apk add --allow-untrusted ./x.apk",
  "FROM debian:12\nRUN apt-get install -y tool",
  "FROM debian:12\nRUN echo 'deb [signed-by=/k] https://example.com/ ./'",
  "FROM debian:12\nRUN zypper install x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN apt-get install -y \\\n    --force-yes \\\n    tool\nCMD ["x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get install -y \\
        tool
    CMD ["x"]"
  `);
  expect(fixAll(id, "FROM alpine:3.22\nRUN apk add --allow-untrusted https://example.com/x.apk tool")).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add https://example.com/x.apk tool"
  `);
});
