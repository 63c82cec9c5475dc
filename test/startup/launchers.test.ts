// Programs that start another: those that stay in front of it, and those that it replaces.
import { expect, test } from "vitest";
import { drawn } from "./support";

const start = (command: string, base = "python:3.13-slim", files = {}): string => drawn(`FROM ${base}\nCOPY . .\nCMD ${command}`, files);
const plain = { "app.py": "while True:\n    pass\n" };

test("uv and pdm stay and hand the signal on, poetry becomes the program, hatch keeps a shell below it", () => {
  expect(start('["uv", "run", "python", "app.py"]', undefined, plain)).toMatchInlineSnapshot(
    `"uv ─ python · PID 1 uv · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start('["uv", "run", "--no-sync", "--package", "api", "uvicorn", "m:app"]')).toMatchInlineSnapshot(
    `"uv ─ uvicorn · PID 1 uv · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start('["uv", "run", "app.py"]', undefined, plain)).toMatchInlineSnapshot(
    `"uv ─ python · PID 1 uv · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start('["uv", "run", "-m", "gunicorn", "a:b"]')).toMatchInlineSnapshot(
    `"uv ─ python · PID 1 uv · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start('["pdm", "run", "gunicorn", "a:b"]')).toMatchInlineSnapshot(
    `"pdm ─ gunicorn · PID 1 pdm · SIGTERM reaches yes, prompt yes · reaps no · ok"`,
  );
  expect(start('["poetry", "run", "gunicorn", "a:b"]')).toMatchInlineSnapshot(
    `"poetry = gunicorn · PID 1 gunicorn · SIGTERM reaches yes, prompt yes · reaps yes · ok"`,
  );
  expect(start('["hatch", "run", "gunicorn", "a:b"]')).toMatchInlineSnapshot(
    `"hatch ─ sh ─ gunicorn · PID 1 hatch · SIGTERM reaches no, prompt no · reaps no · problem"`,
  );
  expect(start('["conda", "run", "--no-capture-output", "-n", "env", "gunicorn", "a:b"]')).toMatchInlineSnapshot(
    `"conda ─ gunicorn · PID 1 conda · SIGTERM reaches no, prompt no · reaps unknown · problem"`,
  );
  expect(start('["uv", "sync"]')).toMatchInlineSnapshot(
    `"uv · PID 1 uv · SIGTERM reaches unknown, prompt unknown · reaps unknown · unknown"`,
  );
});

test("wait-for-it.sh becomes what stands behind the dashes, with its text at hand or not", () => {
  const files = { ...plain, "wait-for-it.sh": '#!/usr/bin/env bash\nwhile [[ $# -gt 0 ]]; do shift; done\nexec "$@"\n' };
  expect(start('["./wait-for-it.sh", "db:5432", "-t", "5", "--", "python", "app.py"]', undefined, plain)).toMatchInlineSnapshot(
    `"wait-for-it.sh = python · PID 1 python · SIGTERM reaches yes, prompt no · reaps no · problem"`,
  );
  expect(start('["./wait-for-it.sh", "db:5432", "--", "python", "app.py"]', undefined, files)).toMatchInlineSnapshot(
    `"wait-for-it.sh = python · PID 1 python · SIGTERM reaches yes, prompt no · reaps no · problem"`,
  );
  expect(start("./wait-for-it.sh db:5432 -- gunicorn a:b")).toMatchInlineSnapshot(
    `"sh ─ wait-for-it.sh = gunicorn · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem"`,
  );
  expect(start('["./wait-for-it.sh", "db:5432"]')).toMatchInlineSnapshot(
    `"wait-for-it.sh · PID 1 wait-for-it.sh · SIGTERM reaches yes, prompt unknown · reaps no · ok"`,
  );
});

test("apache2ctl is a shell that stays, the image's own script becomes Apache", () => {
  expect(start('["apache2ctl", "-D", "FOREGROUND"]', "debian:12-slim")).toMatchInlineSnapshot(
    `"apache2ctl ─ apache2 · PID 1 apache2ctl · SIGTERM reaches no, prompt no · reaps yes · problem"`,
  );
  expect(start('["apache2ctl", "start"]', "debian:12-slim")).toMatchInlineSnapshot(
    `"apache2ctl · PID 1 apache2ctl · SIGTERM reaches unknown, prompt unknown · reaps unknown · problem"`,
  );
  expect(start('["apache2-foreground"]', "php:8.4-apache")).toMatchInlineSnapshot(
    `"docker-php-entrypoint = apache2-foreground = apache2 · PID 1 apache2 · SIGWINCH reaches yes, prompt yes · reaps yes · ok"`,
  );
});

test("R drops the signal as PID 1 where it serves, and ends where it only computes", () => {
  expect(start('["R", "-e", "shiny::runApp(port = 80)"]', "debian:12-slim")).toMatchInlineSnapshot(
    `"R · PID 1 R · SIGTERM reaches yes, prompt no · reaps no · problem"`,
  );
  expect(start('["R", "-e", "print(1)"]', "debian:12-slim")).toMatchInlineSnapshot(
    `"R · PID 1 R · SIGTERM reaches yes, prompt unknown · reaps no · ok"`,
  );
});
