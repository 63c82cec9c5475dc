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
  ["deno run -A main.ts", "service"],
  ["deno serve main.ts", "service"],
  ["deno eval console.log(1)", "task"],
  ["deno task start", "unknown"],
  ["deno", "interactive"],
  ["node -r ./pre.js app.js", "service"],
  ["node --env-file .env server.js -p 3000", "service"],
  ["node -p process.version", "unknown"],
  ["node -v", "task"],
  ["python app.py -c config.yml", "service"],
  ["python -u -c pass", "unknown"],
  ["python -W ignore -m pytest", "task"],
  ["python -V", "task"],
  ["python manage.py -v 2 qcluster", "task"],
  ["python manage.py qcluster", "service"],
  ["php -c php.ini worker.php", "service"],
  ["php -S 0.0.0.0:80 router.php", "service"],
  ["php bin/console messenger:consume async", "service"],
  ["php bin/console cache:clear", "task"],
  ["php -r phpinfo();", "task"],
  ["rake jobs:work", "service"],
  ["rake db:migrate", "task"],
  ["make run", "unknown"],
  ["make -j4 all", "task"],
  ["wait-for-it.sh db:5432 -- npm start", "unknown"],
  ["wait-for-it.sh db:5432", "task"],
  ["tsc --watch", "service"],
  ["dotnet test -c Release", "task"],
  ["dotnet App.dll", "service"],
  ["dotnet watch run", "service"],
  ["nest start --watch", "service"],
  ["nest build", "task"],
])("%s → %s", (command, kind) => expect(commandKind(command.split(" "))).toBe(kind));

test("a program that is only asked for its help prints it and ends", () => {
  for (const command of ["server -h", "server --help", "nginx -h", "redis-cli -h"]) expect(commandKind(command.split(" "))).toBe("task");
  for (const command of ["sh -h", "bash -h"]) expect(commandKind(command.split(" "))).not.toBe("task");
  expect(commandKind(["server", "-h", "0.0.0.0"])).toBe("unknown");
});
