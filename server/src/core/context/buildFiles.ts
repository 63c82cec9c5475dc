// What the files that start a build or a container say of it: which stages they ask for, under which user they start it.
import type { Facts } from "../facts";
import { escaped } from "../text/escaped";
import { listsArguments } from "./passedArguments";
import { buildFilesOf } from "./projectFiles";

/** `--target "app-$VARIANT"`: every name that begins so. */
const openTarget = /(?:--target[= ]+|\btargets?["']?[ \t]*[:=][ \t]*\[?)["']?([\w.-]*)\$[\w{(]/g;

/** `--target NAME`, `target: NAME`, `target = "NAME"`: a build that asks for this stage. */
export function buildsTarget(facts: Facts, name: string): boolean {
  const flag = new RegExp(`--target[= ]+["']?${escaped(name)}(?![\\w.-])`, "i");
  const key = new RegExp(`\\btargets?["']?[ \\t]*[:=][ \\t]*\\[?["']?${escaped(name)}(?![\\w.-])`, "i");
  return buildFilesOf(facts).some(
    ({ path, text }) =>
      flag.test(text) ||
      (listsArguments.test(path) && key.test(text)) ||
      [...text.matchAll(openTarget)].some(([, begin = ""]) => name.startsWith(begin.toLowerCase())),
  );
}

const startsContainer = /\b(?:docker|podman)\s+(?:container\s+)?run\b/;
const givesId = /\s(?:--user|-u)(?:[= ]\s*|(?=["']?[$`]))["']?(?!0(?!\d))[$`\d]/;

/** `docker run --user "$(id -u)"`: a container that a script or a page of the project starts under an id that the image does not know. */
export const runsUnderId = (facts: Facts): boolean =>
  buildFilesOf(facts).some(
    ({ text }) =>
      startsContainer.test(text) &&
      text
        .replace(/\\\r?\n/g, " ")
        .split("\n")
        .some((line) => startsContainer.test(line) && givesId.test(line)),
  );

/** `docker run -u NAME`: a page or a script of the project starts the image as this user. */
export const givesUser = (facts: Facts, name: string): boolean => {
  const flag = new RegExp(`\\s(?:--user|-u)[= ]["']?${escaped(name)}(?![\\w.-])`);
  return buildFilesOf(facts).some(({ text }) => startsContainer.test(text) && flag.test(text));
};
