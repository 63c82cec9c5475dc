// The Compose files of all samples: valid YAML, an init where the image has none, and nothing started before what it needs is healthy.
import { expect, test } from "vitest";
import { parse } from "yaml";
import { detectProjects, renderProject } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { sample, sampleNames } from "./support";

interface Service {
  readonly init?: boolean;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

function filesOf(name: string): { readonly dockerfile: string; readonly services: Readonly<Record<string, Service>> } {
  const facts = factsFrom(sample(name));
  const [dockerfile, , compose] = detectProjects(facts).flatMap((project) => renderProject(project, facts, { compose: true }));
  return { dockerfile: dockerfile?.text ?? "", services: parse(compose?.text ?? "", { strict: true, uniqueKeys: true }).services };
}

test.each(sampleNames)("%s", (name) => {
  const { dockerfile, services } = filesOf(name);
  const { app } = services;
  expect(typeof app?.init).toBe("boolean");
  expect(dockerfile.includes("tini") && app?.init).toBe(false);
  expect(app?.healthcheck !== undefined).toBe(dockerfile.includes("HEALTHCHECK"));
  const needed = Object.values(services).flatMap(({ depends_on }) => Object.entries(depends_on ?? {}));
  expect(needed.filter(([service, { condition }]) => condition !== "service_healthy" || !services[service]?.healthcheck)).toEqual([]);
});

test("the application waits for the databases that its packages speak to", () => {
  expect(Object.keys(filesOf("nestjs").services.app?.depends_on ?? {})).toEqual(["postgres"]);
  expect(Object.keys(filesOf("node-yarn").services.app?.depends_on ?? {})).toEqual(["redis"]);
  expect(Object.keys(filesOf("php-apache").services.app?.depends_on ?? {})).toEqual(["mysql"]);
  expect(filesOf("node-npm").services.app?.depends_on).toBeUndefined();
});

test("a web server in front of PHP waits for FPM", () => {
  expect(filesOf("php-fpm").services.web?.depends_on).toEqual({ app: { condition: "service_healthy" } });
});

test("the init of Docker is on where the main process reaps nothing and the image has none", () => {
  expect(filesOf("node-npm").services.app?.init).toBe(true);
  expect(filesOf("flask-pip").services.app?.init).toBe(false);
});
