// Whether a command is a service or a task, where its arguments decide.
import { expect, test } from "vitest";
import { commandKind } from "../../server/src/core/shell/commandKind";

test.each([
  ["flask run", "service"],
  ["flask --app shop run --host 0.0.0.0", "service"],
  ["flask --app shop db upgrade", "task"],
  ["npm --prefix app start", "service"],
  ["npm -w web run build", "task"],
  ["npm run", "task"],
  ["npm ci", "task"],
  ["pnpm -w start", "service"],
  ["yarn", "task"],
  ["yarn add left-pad", "task"],
  ["yarn run add", "service"],
  ["npm exec -- next start", "unknown"],
])("%s → %s", (command, kind) => expect(commandKind(command.split(" "))).toBe(kind));

test("a program that is only asked for its help prints it and ends", () => {
  for (const command of ["server -h", "server --help", "nginx -h", "redis-cli -h"]) expect(commandKind(command.split(" "))).toBe("task");
  for (const command of ["sh -h", "bash -h"]) expect(commandKind(command.split(" "))).not.toBe("task");
  expect(commandKind(["server", "-h", "0.0.0.0"])).toBe("unknown");
});
