// USER with more than one word.
import { defineRule } from "../rule";

export default defineRule({
  id: "blank-in-user",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `USER` with more than one word.",
    why: "The builder takes the whole line for one name. Nobody is called so: the next RUN fails, or else the container does not start.",
    bad: "FROM debian:12-slim\nUSER www-data : www-data\n",
    good: "FROM debian:12-slim\nUSER www-data:www-data\n",
    differs: "A comment behind the name is told by comment-behind-instruction.",
  },
  messages: {
    blank: "The whole line counts as one user name, and there is no user “{user}”. Write one name or number, user:group without a blank",
  },
  on: ["USER"],
  *checkInstruction(instruction, { scope }) {
    const { text, span } = instruction.arguments;
    if (!/\S\s+\S/.test(text) || (text.includes("$") && scope.expand(text) === undefined)) return;
    // `${A:-b c}` and quotes: what counts is the value.
    if (!/\S\s+\S/.test(scope.expand(text) ?? text)) return;
    yield { at: span, says: ["blank", { user: text }] };
  },
});
