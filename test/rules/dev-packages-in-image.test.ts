// dev-packages-in-image: what it underlines and mends, and which stages are for development.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "dev-packages-in-image";

test("underlines the install", () => {
  const source = "FROM php:8.4-fpm\nRUN composer install --no-interaction";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM php:8.4-fpm
    RUN composer install --no-interaction
        ~~~~~~~~~~~~~~~~ composer install brings the packages of require-dev into the image: tests, debuggers. Add --no-dev [Add --no-dev, review]"
  `);
  expect(fixAll(id, source)).toBe("FROM php:8.4-fpm\nRUN composer install --no-dev --no-interaction");
});

test.each([
  "FROM php:8.4\nRUN composer install --no-dev",
  "FROM php:8.4\nRUN COMPOSER_NO_DEV=1 composer install",
  "FROM php:8.4\nENV COMPOSER_NO_DEV=1\nRUN composer install",
  "FROM php:8.4 AS dev\nRUN composer install",
  "FROM php:8.4 AS app-test\nRUN composer install",
  "FROM php:8.4\nARG FLAGS\nRUN composer install $FLAGS",
  'FROM php:8.4\nRUN if [ "$DEV" = 1 ]; then composer install; else composer install --no-dev; fi',
  "FROM composer:2 AS b\nRUN composer install\nFROM php:8.4",
  "FROM php:8.4\nENV APP_ENV=dev\nRUN composer install",
  "FROM php:8.4\nRUN composer require x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

const app = "FROM php:8.4\nCOPY . /app\nRUN composer install\n";

test.each([
  ["no require-dev", app, { "composer.json": '{"require": {"ext-gd": "*"}}' }, false],
  ["an empty one", app, { "composer.json": '{"require-dev": {}}' }, false],
  ["some", app, { "composer.json": '{"require-dev": {"phpunit/phpunit": "^12"}}' }, true],
  ["a lock without any", app, { "composer.json": "{}", "composer.lock": '{"packages": [], "packages-dev": []}' }, false],
  ["a lock with some", app, { "composer.json": "{}", "composer.lock": '{"packages-dev": [{"name": "a/b"}]}' }, true],
  ["no list at hand", app, { "a.php": "" }, true],
  ["no JSON", app, { "composer.json": "{" }, true],
  ["by name", app.replace(" . ", " composer.json composer.lock "), { "composer.json": "{}" }, false],
  ["by a wildcard in a folder", app.replace(" . ", " src/composer.* "), { "src/composer.json": "{}" }, false],
  ["a folder", app.replace(" . ", " src/ "), { "src/composer.json": '{"require-dev": {"a/b": "1"}}', "composer.json": "{}" }, true],
  ["the context is above", app.replace(" . ", " src "), { "../src/composer.json": "{}", Dockerfile: "" }, false],
])("what the lists say: %s", (_, source, files, isFound) => {
  expect(lint(id, source, { files }) !== source).toBe(isFound);
});
