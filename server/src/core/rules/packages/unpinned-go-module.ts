// A package that go installs without a version.
import { invocations } from "../../shell/invocation";
import { defineRule } from "../rule";
import { unpinned, unpinnedMessages, whenPinningHurts } from "./unpinned";

export default defineRule({
  id: "unpinned-go-module",
  aliases: ["DL3062"],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds packages that go installs without a version.",
    why: "The next build may get another version than this one, and the program in the image may then behave differently although the file is the same.",
    bad: "FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@latest\n",
    good: "FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@v0.17.1\n",
    whenNot: whenPinningHurts,
    differs: "`go run` of a file and local packages are passed over.",
  },
  messages: unpinnedMessages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    yield* unpinned(instruction, context, ["go"], "{name}@<version>");
    for (const { program, subcommand, operands } of context.scripts(instruction).flatMap((script) => invocations(script))) {
      const [module] = operands;
      const isRun = program === "go" && subcommand?.value === "run";
      // A module's path begins with a domain; anything else is a file or a package of the project.
      if (!isRun || !module || !/^[\w-]+(\.[\w-]+)+\//.test(module.text) || /@(?!latest$)./.test(module.text)) continue;
      const name = module.text.replace(/@.*$/, "");
      yield { at: module.span, says: ["unpinned", { name, form: `${name}@<version>` }] };
    }
  },
});
