// program-outside-path: what it underlines and says, what it mends, where it is silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "program-outside-path";
const build = "FROM golang:1.26 AS build\nRUN CGO_ENABLED=0 go build -o /app .\n";

test("underlines the name and says where the program is", () => {
  const source = `${build}FROM scratch\nWORKDIR /srv\nCOPY --from=build /app .\nENTRYPOINT ["app", "-v"]`;
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM golang:1.26 AS build
    RUN CGO_ENABLED=0 go build -o /app .
    FROM scratch
    WORKDIR /srv
    COPY --from=build /app .
    ENTRYPOINT ["app", "-v"]
                ~~~~~ app is looked for in the folders of PATH alone, not in the working directory: this image has it as /srv/app, so the container does not start. Write /srv/app [Write /srv/app, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["/srv/app", "-v"]');
});

test.each([
  'FROM gcr.io/distroless/static-debian13\nWORKDIR /srv\nCOPY --from=build /app .\nENTRYPOINT ["app"]',
  'FROM scratch\nCOPY --from=build /app /\nENTRYPOINT ["app"]',
  'FROM scratch\nCOPY --from=build /app /\nCMD ["app"]',
  'FROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/\nCOPY app /srv/app\nENTRYPOINT ["app"]',
  'FROM gcr.io/distroless/cc-debian13 AS base\nFROM base\nCOPY --from=build /app /srv/app\nENTRYPOINT ["app"]',
])("speaks: %s", (source) => {
  expect(findings(id, build + source)).toHaveLength(1);
});

test.each([
  'FROM scratch\nCOPY --from=build /app /bin/\nENTRYPOINT ["app"]',
  'FROM scratch\nCOPY --from=build /app /usr/local/bin/app\nENTRYPOINT ["app"]',
  'FROM scratch\nENV PATH=/srv\nWORKDIR /srv\nCOPY --from=build /app .\nENTRYPOINT ["app"]',
  'FROM scratch\nENV PATH=$PATH:/srv\nCOPY --from=build /app /srv/\nENTRYPOINT ["app"]',
  'FROM scratch\nCOPY --from=build /out/ /\nCOPY --from=build /app /srv/\nENTRYPOINT ["app"]',
  'FROM scratch\nCOPY --from=build /rootfs /\nCOPY --from=build /app /srv/\nENTRYPOINT ["app"]',
  'FROM scratch\nARG T\nCOPY --from=build /app $T\nCOPY --from=build /app /srv/\nENTRYPOINT ["app"]',
  'FROM scratch\nCOPY --from=build /app /srv/\nENTRYPOINT ["./app"]',
  'FROM scratch\nCOPY --from=build /app /srv/\nENTRYPOINT ["/srv/app"]',
  'FROM debian:13\nWORKDIR /srv\nCOPY --from=build /app .\nENTRYPOINT ["app"]',
  'FROM gcr.io/distroless/nodejs24-debian13\nCOPY app /srv/\nCMD ["app"]',
  'FROM scratch\nCOPY --from=build /app.wasm /app.wasm\nENTRYPOINT ["app.wasm"]',
  'FROM scratch\nADD rootfs.tar.xz /\nCOPY --from=build /app /srv/\nCMD ["app"]',
  'FROM scratch\nCOPY --from=build /app /srv/\nCMD ["bash"]',
])("silent: %s", (source) => {
  expect(findings(id, build + source)).toEqual([]);
});
