// Hostile projects: large or strange files cost time in proportion to their size, and nothing throws.
import { expect, test } from "vitest";
import { detectProjects } from "../../server/src/core";
import { renderDockerfile } from "../../server/src/core/features/templates/render";
import { factsFrom } from "../support/facts";
import { sample, sampleNames } from "./support";

const large = 300_000;
const strange = [
  "/*".repeat(large / 2),
  `server:\n${`${" ".repeat(40)}x\n`.repeat(large / 42)}`,
  `[package]\n${"name ".repeat(large / 5)}`,
  "[[bin]]\n".repeat(large / 8),
  `PORT ${" ".repeat(large)}`,
  ".listen(".repeat(large / 8),
  '"'.repeat(large),
  "members = [".repeat(large / 11),
  ",".repeat(large),
  "{".repeat(large),
  "\u0000\ud800".repeat(large / 2),
];

test.each(sampleNames)("%s with each of its files in turn replaced", { retry: 3 }, (name) => {
  const files = sample(name);
  const started = process.cpuUsage();
  for (const path of Object.keys(files).filter((file) => !/lock|\.npmrc/.test(file))) {
    for (const text of strange) {
      const facts = factsFrom({ ...files, [path]: text });
      for (const project of detectProjects(facts)) expect(renderDockerfile(project, facts)).toMatch(/^# syntax=/);
    }
  }
  const { user } = process.cpuUsage(started);
  expect(user / 1e6).toBeLessThan(2 * Object.keys(files).length * strange.length);
});
