// What the reader of a project hands to the templates.
import type { StageTemplate } from "../../knowledge/stageTemplates";
import type { Look } from "./look";

/** Values for a template's holes; undefined, false and "" are no value, true only switches lines on. */
export type Holes = Readonly<Record<string, string | boolean | undefined>>;

/** A database or the like that a project's packages speak to. */
export type Backing = "postgres" | "mysql" | "mongo" | "redis" | "rabbitmq";

export interface Reading {
  readonly holes: Holes;
  readonly backing: readonly Backing[];
}

/** One kind of project: how it is recognised and what is read of it. */
export interface ProjectKind {
  readonly template: StageTemplate;
  /** The file that shows it; undefined: this project is of another kind. */
  finds(look: Look): string | undefined;
  /** Works on any folder, for a kind that was chosen by name; what is not found has a default. */
  read(look: Look): Reading;
}

/** A project of a known kind in the folder that was looked at. */
export interface Project {
  readonly kind: string;
  readonly title: string;
  /** `package.json` */
  readonly because: string;
  readonly template: StageTemplate;
  readonly reading: Reading;
}
