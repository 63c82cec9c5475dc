// debug-mode: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "debug-mode";

test("underlines what switches it on", () => {
  expect(
    lint(id, 'FROM php:8.4\nENV APP_ENV=dev A=b\nRUN x && pecl install xdebug-3.4.0\nENTRYPOINT ["flask", "run", "--debug"]'),
  ).toMatchInlineSnapshot(`
    "FROM php:8.4
    ENV APP_ENV=dev A=b
                ~~~ The container runs with APP_ENV for development: error pages show sources and settings, and all is slow. Set it for production, or put it into a stage for development
    RUN x && pecl install xdebug-3.4.0
                          ~~~~~~~~~~~~ xdebug slows every request down and lets debuggers in. Install it in a stage for development alone
    ENTRYPOINT ["flask", "run", "--debug"]
                                ~~~~~~~~~ --debug is for development: it watches files, and shows sources in error pages. Start the program as in production"
  `);
});

test.each([
  "ENV NODE_ENV=development",
  "ENV NODE_ENV development",
  'ENV FLASK_DEBUG="1"',
  "ENV DJANGO_DEBUG=True",
  "ENV ASPNETCORE_ENVIRONMENT=Development",
  'ENV JAVA_TOOL_OPTIONS="-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005"',
  'CMD ["uvicorn", "app:app", "--host", "0.0.0.0", "--reload"]',
  "CMD python manage.py runserver 0.0.0.0:8000",
  'CMD ["nodemon", "index.js"]',
  'CMD ["npx", "nodemon", "index.js"]',
  'CMD ["npm", "run", "dev"]',
  'CMD ["node", "--inspect=0.0.0.0", "a.js"]',
  'CMD ["python", "-m", "debugpy", "--listen", "0.0.0.0:5678", "a.py"]',
  "RUN docker-php-ext-enable redis xdebug",
  "RUN apt-get update && apt-get install -y php8.3-xdebug",
  "RUN apk add php83-pecl-xdebug",
])("finds %j", (line) => {
  expect(findings(id, `FROM python:3.13\n${line}`)).toHaveLength(1);
});

test.each([
  "FROM node:24\nENV NODE_ENV=production",
  "FROM node:24\nENV NODE_ENV=development\nRUN npm ci\nENV NODE_ENV=production",
  "FROM node:24 AS dev\nENV NODE_ENV=development",
  'FROM node:24 AS build\nENV NODE_ENV=development\nFROM node:24\nCMD ["node", "a.js"]',
  "FROM node:24\n# for local development\nENV NODE_ENV=development",
  "FROM node:24\nARG NODE_ENV=development\nENV NODE_ENV=$NODE_ENV",
  'FROM python:3.13\nCMD ["gunicorn", "app:app"]',
  'FROM python:3.13\nCMD ["flask", "run"]',
  'FROM node:24\nCMD ["node", "dev.js"]',
  "FROM php:8.4\nRUN if [ $X ]; then pecl install xdebug; fi",
  "FROM php:8.4\nRUN pecl install xdebug && phpdismod xdebug",
  "FROM node:24\nRUN npm install -g nodemon",
  "FROM python:3.13\nENV FLASK_DEBUG=0",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
