// obsolete-install-option: what it underlines and mends, and where the option is right.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "obsolete-install-option";

test("underlines the option", () => {
  expect(lint(id, "FROM node:22\nRUN npm ci --only=production")).toMatchInlineSnapshot(`
    "FROM node:22
    RUN npm ci --only=production
               ~~~~~~~~~~~~~~~~~ npm warns of --only=production at every build: it is called --omit=dev now [Write --omit=dev, review]"
  `);
  expect(lint(id, "FROM ruby:3.4\nRUN bundle install --without development test --jobs 4")).toMatchInlineSnapshot(`
    "FROM ruby:3.4
    RUN bundle install --without development test --jobs 4
                       ~~~~~~~~~~~~~~~~~~~~~ Bundler 4 has removed --without. Write bundle config set --local without … in front of bundle install, or set BUNDLE_WITHOUT"
  `);
});

test.each([
  ["npm install --production", "npm install --omit=dev"],
  ["npm i --only prod --no-audit", "npm i --omit=dev --no-audit"],
  ["npm prune --production=true", "npm prune --omit=dev"],
])("%s", (line, mended) => {
  expect(fixAll(id, `FROM node:22\nRUN ${line}`)).toBe(`FROM node:22\nRUN ${mended}`);
});

test.each([
  "FROM node:14\nRUN npm ci --only=production",
  "ARG NODE\nFROM $NODE\nRUN npm ci --only=production",
  "FROM mirror.example.com/node:14.21\nRUN npm install --production",
  "FROM node:22\nRUN npm ci --omit=dev",
  "FROM node:22\nRUN npm ci --only=dev",
  "FROM node:22\nRUN npm install --production=false",
  "FROM node:22\nRUN yarn install --production",
  "FROM ruby:3.4\nRUN bundle config set --local without 'development test' && bundle install --jobs 4",
  "FROM ruby:3.4\nRUN bundle exec rake --path x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
