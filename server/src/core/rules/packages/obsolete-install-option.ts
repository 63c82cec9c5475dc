// Options of an install that newer releases of the tool warn of, or no longer know.
import { imageBelow } from "../../model/baseImage";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation, type Option } from "../../shell/invocation";
import { replace } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

/** npm 7 brought `--omit`: with Node 16 or later it is there. */
const firstNode = 16;

function npmOption({ subcommand, options }: Invocation): Option | undefined {
  if (!/^(?:ci|install|i|clean-install|prune|update)$/.test(subcommand?.value ?? "")) return undefined;
  return options.find(
    ({ name, value }) =>
      (name === "--production" && (value === undefined || value === "true")) ||
      (name === "--only" && /^prod(?:uction)?$/.test(value ?? "")),
  );
}

/** The setting that each stands for. Source: the documentation of `bundle install` of Bundler 2 and 4. */
const bundler: Readonly<Record<string, string>> = {
  "--without": "without",
  "--with": "with",
  "--deployment": "deployment",
  "--path": "path",
  "--frozen": "frozen",
  "--clean": "clean",
  "--shebang": "shebang",
};

const bundlerOption = ({ subcommand, options }: Invocation): Option | undefined =>
  subcommand?.value === "install" ? options.find(({ name }) => Object.hasOwn(bundler, name)) : undefined;

/** By the tag of Node's image, its mirrors too; undefined: not known. */
function nodeRelease({ stage }: InstructionContext): number | undefined {
  const isNode = [imageBelow(stage)?.name, stage?.baseImage?.repository].some((name) => /(?:^|\/)node$/.test(name ?? ""));
  const major = isNode ? /^\d+/.exec(stage?.baseImage?.tag ?? "")?.[0] : undefined;
  return major === undefined ? undefined : Number(major);
}

/** A build argument without a default names the image: which npm it has, nobody knows. */
const isLeftOpen = ({ stage }: InstructionContext): boolean => stage !== undefined && !stage.parent && stage.baseImage === undefined;

export default defineRule({
  id: "obsolete-install-option",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `npm ci --only=production` and `npm install --production`, and options of `bundle install` that Bundler remembers as settings: `--without`, `--deployment`, `--path` …",
    why: "npm 8 and later warn of them at every build. Bundler 2 warns too, and Bundler 4 has removed its ones, so that the build stops with a newer Ruby image.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci --only=production\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci --omit=dev\n",
    fixSafety:
      "Needs a look: npm 6, of Node 14 and older, does not know `--omit`, and scripts of the install may ask for `npm_config_production`.",
    whenNot: "Images of Node 14 and older are passed over, and so is npm in an image that a build argument without a default names.",
  },
  messages: {
    npm: "npm warns of {option} at every build: it is called --omit=dev now",
    bundler:
      "Bundler 4 has removed {option}. Write bundle config set --local {setting} … in front of bundle install, or set BUNDLE_{variable}",
    write: "Write --omit=dev",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!/--(?:only|production|with|deployment|path|frozen|clean|shebang)/.test(instruction.line.text)) return;
    const node = nodeRelease(context);
    for (const invocation of commandsOf(instruction, context, ["npm", "bundle"])) {
      const isNpm = invocation.program === "npm";
      const option = isNpm ? npmOption(invocation) : bundlerOption(invocation);
      if (!option || (isNpm && (isLeftOpen(context) || (node !== undefined && node < firstNode)))) continue;
      const setting = bundler[option.name] ?? "";
      const rename = isNpm && !hasOption(invocation, "--omit");
      yield {
        at: option.span,
        says: isNpm
          ? ["npm", { option: context.text(option.span) }]
          : ["bundler", { option: option.name, setting, variable: setting.toUpperCase() }],
        severity: isNpm ? "style" : "info",
        tag: "deprecated",
        fix: rename ? { title: ["write"], safety: "review", edits: () => [replace(option.span, "--omit=dev")] } : undefined,
      };
    }
  },
});
