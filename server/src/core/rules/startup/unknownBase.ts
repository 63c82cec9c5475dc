// A base image that this file only gives a name: an argument without a default, an image that the project builds itself.
import { buildFileQueries, isNamedContext } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { startup } from "../../startup";
import { startupQueries } from "./simulated";

const nameOf = ({ finalStage }: Dockerfile): string => finalStage?.baseImage?.text ?? finalStage?.image?.text ?? "";

/** Where the build is started, it is told what it is: this file alone says nothing of its shell. */
export function isNamedElsewhere(file: Dockerfile & { readonly facts: Facts }): boolean {
  const name = nameOf(file);
  // A bare name that no table knows is none of Docker Hub's own images: the project builds it, or names a context so.
  return name.includes("$") || /^\w[\w-]*$/.test(name) || isNamedContext(file, { text: name });
}

/** What a rule asks that speaks of a shell which nobody knows. */
export function unknownBaseQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const asked = startupQueries(file, facts);
  const start = startup(file, facts)?.start;
  const isLine = (start?.entrypoint ?? start?.cmd)?.form === "shell";
  return isLine && startup(file, facts)?.base === undefined ? [...asked, ...buildFileQueries(facts)] : asked;
}
