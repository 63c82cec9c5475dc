// All templates, in the order in which they are offered.
import { bunTemplate } from "./bun";
import { cmakeTemplate } from "./cmake";
import { denoTemplate } from "./deno";
import { dotnetTemplate } from "./dotnet";
import { elixirTemplate } from "./elixir";
import { goTemplate } from "./go";
import { gradleTemplate, kotlinTemplate, mavenTemplate, springGradleTemplate, springMavenTemplate } from "./jvm";
import { nextTemplate } from "./nextjs";
import { nestTemplate, nodeTemplate, nodeTypeScriptTemplate } from "./node";
import { phpApacheTemplate, phpFpmTemplate } from "./php";
import { djangoTemplate, fastapiTemplate, flaskTemplate, pythonTemplate } from "./python";
import { railsTemplate, rubyTemplate } from "./ruby";
import { rustTemplate } from "./rust";
import { staticTemplate, viteTemplate } from "./site";
import type { StageTemplate } from "./types";

export type { StageTemplate } from "./types";

export const stageTemplates: readonly StageTemplate[] = [
  nodeTemplate,
  nodeTypeScriptTemplate,
  nestTemplate,
  nextTemplate,
  viteTemplate,
  bunTemplate,
  denoTemplate,
  fastapiTemplate,
  djangoTemplate,
  flaskTemplate,
  pythonTemplate,
  goTemplate,
  rustTemplate,
  springMavenTemplate,
  springGradleTemplate,
  mavenTemplate,
  gradleTemplate,
  kotlinTemplate,
  dotnetTemplate,
  phpApacheTemplate,
  phpFpmTemplate,
  railsTemplate,
  rubyTemplate,
  elixirTemplate,
  cmakeTemplate,
  staticTemplate,
];
