// Whether a command is a service or a task, where its arguments decide.
import { expect, test } from "vitest";
import { commandKind } from "../../server/src/core/shell/commandKind";

test.each([
  ["flask run", "service"],
  ["flask --app shop run --host 0.0.0.0", "service"],
  ["flask --app shop db upgrade", "task"],
])("%s → %s", (command, kind) => expect(commandKind(command.split(" "))).toBe(kind));
