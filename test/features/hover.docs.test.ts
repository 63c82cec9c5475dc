// Every word of the Dockerfile language has documentation, and its examples are valid Dockerfiles.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { directiveDocs, instructionCheckDoc } from "../../server/src/core/knowledge/docs/directives";
import { flagDocs } from "../../server/src/core/knowledge/docs/flags";
import { heredocDocs } from "../../server/src/core/knowledge/docs/heredocs";
import { instructionDocs } from "../../server/src/core/knowledge/docs/instructions";
import { mountDocs, mountTypeOption } from "../../server/src/core/knowledge/docs/mounts";
import { predefinedArgDocs } from "../../server/src/core/knowledge/docs/predefinedArgs";
import { operatorDocs } from "../../server/src/core/knowledge/docs/substitution";
import type { Doc } from "../../server/src/core/knowledge/docs/types";
import { flags, mountOptionFact, mountOptions, mountTypes } from "../../server/src/core/knowledge/flags";
import { instructions } from "../../server/src/core/knowledge/instructions";
import { platformArgs } from "../../server/src/core/knowledge/predefinedArgs";

const mountPages = Object.entries(mountDocs).map(([type, doc]): [string, Doc] => [`--mount=type=${type}`, doc]);
const pages: readonly [string, Doc][] = [
  ...Object.entries(instructionDocs),
  ...Object.entries(flagDocs).flatMap(([keyword, docs]) =>
    Object.entries(docs).map(([name, doc]): [string, Doc] => [`${keyword} --${name}`, doc]),
  ),
  ...mountPages,
  ...Object.entries(directiveDocs).map(([name, doc]): [string, Doc] => [`# ${name}=`, doc]),
  ["# check= above an instruction", instructionCheckDoc],
  ...Object.entries(heredocDocs).map(([name, doc]): [string, Doc] => [`heredoc in ${name}`, doc]),
];

describe.each(pages)("%s", (_title, doc) => {
  test("says what, when and where to read more", () => {
    expect(doc.summary).toMatch(/^[A-Z`].*\.$/);
    expect(doc.effect).toMatch(/build time|in the image|container start/i);
    expect(doc.anchor).toMatch(/^[a-z-]+$/);
    expect(doc.since ?? doc.labs).toMatch(/^1\.\d+$/);
    for (const detail of doc.details) expect(detail).toMatch(/[.:]$|`\.$/);
  });

  test("shows a Dockerfile that the builder accepts", () => {
    const whole =
      /^(#|FROM|ARG NODE)/.test(doc.example) && /^FROM/m.test(doc.example)
        ? doc.example
        : `FROM alpine AS build\nFROM alpine\n${doc.example}`;
    expect(parse(whole).errors).toEqual([]);
  });
});

describe("the tables of names and the documentation name the same things", () => {
  test("instructions", () => {
    expect(Object.keys(instructionDocs).sort()).toEqual(instructions.map(({ name }) => name).sort());
  });

  test("flags", () => {
    const documented = Object.entries(flagDocs).flatMap(([keyword, docs]) => Object.keys(docs).map((name) => `${keyword} --${name}`));
    expect(documented.sort()).toEqual(flags.map(({ instruction, name }) => `${instruction} --${name}`).sort());
  });

  test("mount types and their options", () => {
    expect(Object.keys(mountDocs).sort()).toEqual([...mountTypes].sort());
    for (const { key, types } of mountOptions) {
      for (const type of key === "type" ? [] : types) expect(mountDocs[type]?.options, `${type} ${key}`).toHaveProperty(key);
    }
  });

  test("predefined arguments", () => {
    for (const name of [...platformArgs.keys(), "HTTP_PROXY", "https_proxy", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"])
      expect(predefinedArgDocs).toHaveProperty(name);
  });
});

interface Syntax {
  readonly directives: readonly { readonly name: string }[];
  readonly instructions: readonly {
    readonly instruction: string;
    readonly flags: readonly {
      readonly name: string;
      readonly since: string | null;
      readonly mountTypes?: Readonly<Record<string, { readonly options: Readonly<Record<string, string>> }>>;
      readonly allKeys?: readonly string[];
    }[];
  }[];
  readonly substitution: { readonly operators: readonly { readonly form: string; readonly since: string }[] };
  readonly predefinedArgs: {
    readonly proxy: { readonly names: readonly string[] };
    readonly platform: { readonly names: readonly string[] };
    readonly undocumentedGlobals: readonly { readonly name: string; readonly since?: string }[];
    readonly buildkit: readonly { readonly name: string; readonly since?: string }[];
  };
}

const factsFile = join(__dirname, "../../../shared/facts/dockerfile-syntax.json");
const there = existsSync(factsFile);
if (!there) console.log("skipped: the list of all syntax, ../shared/facts/dockerfile-syntax.json is not here");

describe.runIf(there)("everything in the list of all syntax is documented", () => {
  const syntax: Syntax = there ? JSON.parse(readFileSync(factsFile, "utf8")) : undefined;

  test("instructions and directives", () => {
    for (const { instruction } of syntax.instructions) expect(instructionDocs).toHaveProperty(instruction);
    const own = syntax.directives.filter(({ name }) => !name.includes(" "));
    for (const { name } of own) expect(directiveDocs).toHaveProperty(name);
    expect(syntax.directives.length - own.length).toBe(1); // the check comment above an instruction: instructionCheckDoc
  });

  test("flags, since the same version", () => {
    for (const { instruction, flags: listed } of syntax.instructions) {
      for (const { name, since } of listed) {
        expect(flagDocs[instruction]?.[name.slice(2)]?.since ?? null, `${instruction} ${name}`).toBe(since);
      }
    }
  });

  test("mount types, options and all their spellings", () => {
    const mount = syntax.instructions.flatMap(({ flags: listed }) => listed).find(({ mountTypes: types }) => types);
    for (const [type, { options }] of Object.entries(mount?.mountTypes ?? {})) {
      for (const key of Object.keys(options).flatMap((keys) => keys.split("|"))) {
        expect(mountDocs[type]?.options, `${type} ${key}`).toHaveProperty(mountOptionFact(key)?.key ?? key);
      }
    }
    expect(mount?.allKeys?.length).toBeGreaterThan(10);
    for (const key of mount?.allKeys ?? []) expect(mountOptionFact(key), key).toBeDefined();
    expect(mountTypeOption.summary).toContain("bind");
  });

  test("predefined arguments", () => {
    const { proxy, platform, undocumentedGlobals, buildkit } = syntax.predefinedArgs;
    for (const name of proxy.names) expect(predefinedArgDocs[name]?.group).toBe("proxy");
    for (const name of platform.names) expect(predefinedArgDocs[name]?.group).toBe("platform");
    for (const { name, since = "1.0" } of [...undocumentedGlobals, ...buildkit]) expect(predefinedArgDocs[name]?.since, name).toBe(since);
  });

  test("operators of variables, since the same version", () => {
    const listed = syntax.substitution.operators.filter(({ form }) => form !== "$v, ${v}");
    const shape = ({ form, since }: { form: string; since: string }): string => `${form.replace(/[a-z]+/g, "")} ${since}`;
    expect(Object.values(operatorDocs).map(shape).sort()).toEqual(listed.map(shape).sort());
  });
});
