// mounted-secret-in-layer: what it underlines, and where nothing of the secret stays.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "mounted-secret-in-layer";
const secret = "--mount=type=secret,id=t";

test("underlines what writes it", () => {
  expect(lint(id, `FROM node:22\nRUN ${secret} cp /run/secrets/t /root/.npmrc && npm ci`)).toMatchInlineSnapshot(`
    "FROM node:22
    RUN --mount=type=secret,id=t cp /run/secrets/t /root/.npmrc && npm ci
                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This writes the mounted secret into the layer, where whoever has the image reads it. Mount it where it is read (target=…), or hand it over in a variable of this command"
  `);
  expect(lint(id, `FROM node:22\nRUN ${secret} echo "//r/:_authToken=$(cat /run/secrets/t)" > .npmrc && npm ci`)).toMatchInlineSnapshot(`
    "FROM node:22
    RUN --mount=type=secret,id=t echo "//r/:_authToken=$(cat /run/secrets/t)" > .npmrc && npm ci
                                                                              ~~~~~~~~ This writes the mounted secret into the layer, where whoever has the image reads it. Mount it where it is read (target=…), or hand it over in a variable of this command"
  `);
});

test.each([
  `FROM node:22\nRUN ${secret} cat /run/secrets/t > ~/.npmrc && npm ci`,
  `FROM node:22\nRUN ${secret} cat /run/secrets/t | base64 -d > /app/key.json`,
  `FROM node:22\nRUN ${secret} npm config set //r/:_authToken=$(cat /run/secrets/t) && npm ci`,
  `FROM node:22\nRUN ${secret},env=TOKEN git config --global url."https://$TOKEN@github.com/".insteadOf https://github.com/ && npm ci`,
  `FROM node:22\nRUN ${secret},target=/tmp/t cp /tmp/t /app/.env`,
  `FROM node:22\nRUN ${secret} sed -i "s/X/$(cat /run/secrets/t)/" /app/conf`,
  `FROM node:22\nRUN ${secret} cat /run/secrets/t | tee /app/.env`,
])("finds: %j", (source) => {
  expect(lint(id, source)).toContain("writes the mounted secret");
});

test.each([
  `FROM node:22\nRUN ${secret} export TOKEN=$(cat /run/secrets/t) && npm ci`,
  `FROM node:22\nRUN ${secret} TOKEN=$(cat /run/secrets/t) npm run build > /app/log`,
  `FROM node:22\nRUN ${secret} curl -H "A: $(cat /run/secrets/t)" -o /app/x https://a.example/x`,
  `FROM node:22\nRUN ${secret} curl -H "A: $(cat /run/secrets/t)" https://a.example/x > /app/x`,
  `FROM node:22\nRUN ${secret} cp /run/secrets/t .npmrc && npm ci && rm -f .npmrc`,
  `FROM node:22\nRUN ${secret} npm config set //r/:_authToken=$(cat /run/secrets/t) && npm ci && npm config delete //r/:_authToken`,
  `FROM node:22\nRUN ${secret} --mount=type=tmpfs,target=/s cp /run/secrets/t /s/x && npm ci`,
  `FROM node:22 AS b\nRUN ${secret} cp /run/secrets/t /root/.npmrc && npm ci\nFROM node:22`,
  `FROM node:22\nRUN ${secret},target=/root/.npmrc npm ci`,
  `FROM node:22\nRUN ${secret} test -s /run/secrets/t > /dev/null`,
  "FROM node:22\nRUN cp /run/secrets/t /root/.npmrc",
  `FROM node:22\nRUN ${secret} cp /run/secrets/t2 /app/x`,
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
