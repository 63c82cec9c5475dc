// `# syntax=` with an image that is almost Docker's own frontend.
import { frontendOf } from "../../model/frontend";
import { replace } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "misspelt-frontend",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `# syntax=` with a name that is almost `docker/dockerfile`.",
    why: "The builder pulls that image to read the file with. There is none of that name, or it is somebody else's, and then that program decides what your build does.",
    bad: "# syntax=docker/dokcerfile:1\nFROM alpine:3.22\n",
    good: "# syntax=docker/dockerfile:1\nFROM alpine:3.22\n",
    fixSafety: "Needs a look: the image that reads the file is another one from then on.",
    whenNot:
      "A frontend with a name of its own is passed over, and what only it can know (instructions, their order, forms of FROM) is not judged.",
  },
  messages: {
    misspelt: "The builder reads this file with the image {name}, which is not Docker's. Did you mean {meant}?",
    write: "Write {meant}",
  },
  *check(file) {
    const frontend = frontendOf(file.tree);
    if (frontend?.meant === undefined) return;
    const { name, meant, directive } = frontend;
    const start = directive.valueSpan.start + file.slice(directive.valueSpan).indexOf(name);
    const at = { start, end: start + name.length };
    yield {
      at,
      says: ["misspelt", { name, meant }],
      fix: { title: ["write", { meant }], safety: "review", edits: () => [replace(at, meant)] },
    };
  },
});
