// credential-in-run: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "credential-in-run";

test("underlines what holds the password", () => {
  expect(lint(id, "FROM debian:12\nRUN curl -fu deploy:s3cr3t https://example.com/x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -fu deploy:s3cr3t https://example.com/x
             ~~~~~~~~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret"
  `);
  expect(lint(id, "FROM debian:12\nRUN git clone https://bob:hunter2@git.example.com/x.git")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN git clone https://bob:hunter2@git.example.com/x.git
                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret"
  `);
  expect(
    lint(id, "FROM debian:12\nRUN aws configure set aws_secret_access_key abcd/efgh && docker login -u bob -p hunter2"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN aws configure set aws_secret_access_key abcd/efgh && docker login -u bob -p hunter2
                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret
                                                                                 ~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret"
  `);
  expect(
    lint(
      id,
      "FROM debian:12\nRUN echo '//packages.acme.test/:_authToken=abc-def' > ~/.npmrc && npm config set //x.example.com/:_authToken abc-def",
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo '//packages.acme.test/:_authToken=abc-def' > ~/.npmrc && npm config set //x.example.com/:_authToken abc-def
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret
                                                                                     ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret"
  `);
  expect(lint(id, 'FROM debian:12\nRUN echo "machine example.com login bob password hunter2" > ~/.netrc')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo "machine example.com login bob password hunter2" > ~/.netrc
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret"
  `);
});

test.each([
  "FROM debian:12\nRUN git clone https://github.com/cesanta/docker_auth /src",
  "FROM debian:12\nRUN curl -u $USER:$PASS https://example.com/x",
  "FROM debian:12\nARG TOKEN\nRUN git clone https://bob:${TOKEN}@git.example.com/x.git",
  "FROM debian:12\nRUN DATABASE_URL=postgres://user:pass@localhost/db rake assets",
  "FROM debian:12\nRUN docker login -u bob --password-stdin < /run/secrets/x",
  "FROM debian:12\nRUN curl -u user: https://example.com/x",
  "FROM debian:12\nRUN echo https://user:password@example.com",
  "FROM debian:12\nRUN ssh -p 22 x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
