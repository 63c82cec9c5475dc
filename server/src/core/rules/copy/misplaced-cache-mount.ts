// A cache mount where the program of the line does not keep its cache.
import { userInForce } from "../../image";
import { mountOption } from "../../model/mounts";
import { invocations } from "../../shell/invocation";
import { baseName, isWithin } from "../../text/path";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { cacheFilledBy, cacheMountsOf, likelyUser, targetsOf } from "./cacheTargets";

/** The part below a home directory. */
const belowHome = (path: string): string | undefined => /^(?:~|\$\{?HOME\}?|\/root|\/home\/[^/]+)\/(.+)$/.exec(path)?.[1];

export default defineRule({
  id: "misplaced-cache-mount",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a cache mount in a home directory that is not the one of the user that runs the line, or written with `~`.",
    why: "The program keeps its cache in its own home directory. The mount stays empty, every build downloads everything again.",
    bad: "FROM node:22\nUSER node\nRUN --mount=type=cache,target=/root/.npm npm ci\n",
    good: "FROM node:22\nUSER node\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000 npm ci\n",
    fixSafety: "Needs a look: a user's home directory may be another one than its name says.",
  },
  messages: {
    home: "{program} runs as {user} and keeps its cache in {right}, so this mount stays empty. Mount that folder",
    tilde: "The builder does not know `~`, so this mount is a folder of that name. Write {right}",
    write: "Write {right}",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const { scope } = context;
    const mounts = cacheMountsOf(instruction).filter(({ target }) => belowHome(target) !== undefined);
    if (mounts.length === 0) return;
    for (const { flag, target, targetOption } of mounts) {
      const at = targetOption.valueSpan ?? targetOption.span;
      const below = belowHome(target) ?? "";
      const isTilde = target.startsWith("~");
      // A tilde is wrong whoever it is.
      const user = isTilde ? likelyUser(scope) : userInForce(scope);
      if (user.home === undefined || (!isTilde && target.includes("$"))) continue;
      const right = `${user.home}/${below}`;
      if (isWithin(target, user.home)) continue;
      const filled = context
        .scripts(instruction)
        .flatMap((script) => invocations(script))
        .find((invocation) => {
          const row = cacheFilledBy(invocation, scope);
          return row && targetsOf(row, user, scope).some((each) => isWithin(each, right) || isWithin(right, each));
        });
      if (!filled && !isTilde) continue;
      const owner =
        !user.isRoot && user.uid !== undefined && !mountOption(flag, "uid") && !mountOption(flag, "mode") ? `,uid=${user.uid}` : "";
      const name = user.isRoot ? "root" : baseName(user.home);
      yield {
        at,
        says: isTilde ? ["tilde", { right }] : ["home", { program: filled?.program ?? "", user: name, right }],
        fix: { title: ["write", { right }], safety: "review", edits: () => [replace(at, `${right}${owner}`)] },
      };
    }
  },
});
