// Managers of a Procfile: what they start is read from the file that is copied in.
import { expect, test } from "vitest";
import { noFacts, parse, startup, startupNeeds } from "../../server/src/core";
import { factsFrom } from "../support/facts";

const dockerfile = 'FROM ruby:3.4-slim\nWORKDIR /app\nCOPY Procfile Gemfile ./\nCMD ["bundle", "exec", "foreman", "start"]\n';
const procfile = "# two programs\nweb: bundle exec puma -p 3000\nworker: bundle exec sidekiq\n";

const simulate = (source: string, files: Readonly<Record<string, string>>) => startup(parse(source), factsFrom(files));

test("the Procfile is asked for", () => {
  const paths = startupNeeds(parse(dockerfile), noFacts).flatMap((query) => (query.kind === "file" ? [query.path] : []));
  expect(paths).toContain("Procfile");
});

test("its programs are named, and the container stops in order", () => {
  const found = simulate(dockerfile, { Procfile: procfile, Gemfile: "" });
  expect(found?.pid1?.program).toBe("foreman");
  expect(found?.stop).toMatchObject({ reachesApp: "yes", stopsPromptly: "yes" });
  expect(found?.verdict).toBe("ok");
  expect(JSON.stringify(found?.chain)).toContain("foreman starts web, worker of the Procfile and passes the stop signal on to each");
});

test("one program may be asked for, in a file of another name", () => {
  const source = 'FROM python:3.13-slim\nWORKDIR /app\nCOPY Procfile.prod .\nCMD ["honcho", "start", "-f", "Procfile.prod", "worker"]\n';
  expect(JSON.stringify(simulate(source, { "Procfile.prod": procfile })?.chain)).toContain("honcho starts worker of the Procfile");
});

test("behind a shell that stays, the manager gets nothing", () => {
  const found = simulate("FROM ruby:3.4-slim\nWORKDIR /app\nCOPY Procfile .\nCMD foreman start && true\n", { Procfile: procfile });
  expect(found?.stop.reachesApp).toBe("no");
  expect(found?.verdict).toBe("problem");
});
