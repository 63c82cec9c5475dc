// COPY behind a USER, without --chown.
import { addFlags } from "../../edits";
import { userInForce } from "../../image";
import { flagOf } from "../../model/arguments";
import { isNamedOwner } from "../../model/owner";
import { defineRule } from "../rule";

export default defineRule({
  id: "root-owned-copy",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `COPY` and `ADD` without `--chown` behind a `USER` that is not root.",
    why: "USER says who runs commands, not who owns what is copied: the files belong to root, and the user cannot change them.",
    bad: "FROM node:22\nUSER node\nCOPY server.js /app/\n",
    good: "FROM node:22\nUSER node\nCOPY --chown=node server.js /app/\n",
    fixSafety: "Needs a look: files that belong to root are right where the program only reads them, and are safer.",
    whenNot: "The program only reads its files, as most do. That is why it is off by default.",
  },
  messages: {
    root: "USER {user} does not own what is copied here: root does. Add --chown={user} where the program writes to it",
    add: "Add --chown={user}",
  },
  on: ["COPY", "ADD"],
  *checkInstruction(instruction, { scope }) {
    const { text: user, by, isRoot } = userInForce(scope);
    if (flagOf(instruction, "chown") || !by || user === undefined || isRoot || /\s/.test(user)) return;
    const at = instruction.keywordSpan;
    yield {
      at,
      says: ["root", { user }],
      fix:
        isNamedOwner(user) && flagOf(instruction, "link")
          ? undefined
          : { title: ["add", { user }], safety: "review", edits: () => [addFlags(instruction, [`--chown=${user}`])] },
    };
  },
});
