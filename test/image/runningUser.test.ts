// Who runs a RUN or the container: by USER, else by the base image.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { userInForce, userOfBase } from "../../server/src/core/image";

const running = (source: string): string => {
  const scope = parse(source).finalStage?.endScope;
  if (!scope) throw new Error("no stage");
  const { text, isRoot, uid, home, certain } = userInForce(scope);
  return `${text ?? "?"}${isRoot === undefined ? "" : isRoot ? ", root" : ", not root"}, uid ${uid ?? "?"}, home ${home ?? "?"}${certain ? "" : ", likely"}`;
};

test.each([
  ["nothing says otherwise", "FROM debian:12", "root, root, uid 0, home /root, likely"],
  ["by name and group", "FROM debian:12\nUSER app:www", "app:www, not root, uid ?, home /home/app"],
  ["by number", "FROM debian:12\nUSER 1000:0", "1000:0, not root, uid 1000, home ?"],
  ["root by number", "FROM debian:12\nUSER 0:0", "0:0, root, uid 0, home /root"],
  ["a variable", "FROM debian:12\nARG U=app\nUSER $U", "app, not root, uid ?, home /home/app"],
  ["a variable without a value", "FROM debian:12\nARG U\nUSER $U", "?, uid ?, home ?"],
  ["no name", "FROM debian:12\nUSER", "?, uid ?, home ?"],
  ["a parent stage's", "FROM debian:12 AS a\nUSER app\nFROM a", "app, not root, uid ?, home /home/app"],
  ["HOME counts more", "FROM debian:12\nUSER app\nENV HOME=/srv", "app, not root, uid ?, home /srv"],
  ["the image's own", "FROM solr:9", "solr, not root, uid ?, home /home/solr, likely"],
  ["of every release of the image", "FROM jenkins/jenkins:lts", "jenkins, not root, uid ?, home /home/jenkins"],
  ["an image that is not known", "FROM example.com/a:1", "?, uid ?, home ?, likely"],
  ["Windows has no root", "FROM mcr.microsoft.com/windows/servercore:ltsc2022", "?, uid ?, home ?, likely"],
  ["a user whose number the image tells", "FROM node:24\nUSER node", "node, not root, uid 1000, home /home/node"],
  ["the same name in another image", "FROM debian:12\nUSER node", "node, not root, uid ?, home /home/node"],
])("%s", (_name, source, expected) => {
  expect(running(source)).toBe(expected);
});

test.each([
  ["node:24", "node"],
  ["ubuntu:24.04", "ubuntu"],
  ["ubuntu", "ubuntu"],
  ["ubuntu:22.04", undefined],
  ["ubuntu:jammy-20240111", undefined],
  ["mcr.microsoft.com/dotnet/aspnet:8.0", "app"],
  ["mcr.microsoft.com/dotnet/aspnet:10.0", "app"],
  ["mcr.microsoft.com/dotnet/aspnet:6.0-alpine", undefined],
  ["mcr.microsoft.com/dotnet/core/aspnet:3.1", undefined],
  ["debian:12", undefined],
])("%s brings the user %s", (image, user) => {
  expect(userOfBase(parse(`FROM ${image}`).finalStage)).toBe(user);
});
