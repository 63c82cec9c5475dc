// Flags and their values, judged as BuildKit's flag parser does.
import { describe, expect, test } from "vitest";
import { codes, drawErrors } from "./draw";

const behindFrom = (line: string): readonly string[] => codes(`FROM scratch\n${line}\n`);

describe("refused", () => {
  test.each([
    ["COPY --form=x a b", "unknown-flag"],
    ["ADD --from=x a b", "unknown-flag"],
    ["COPY --checksum=x a b", "unknown-flag"],
    ["ENV --x A=1", "unknown-flag"],
    ["ONBUILD --x RUN y", "unknown-flag"],
    ["COPY --From=x a b", "unknown-flag"],
    ["COPY --link=maybe a b", "not-boolean"],
    ["COPY --link= a b", "missing-flag-value"],
    ["COPY --chown a b", "missing-flag-value"],
    ["RUN --mount ls", "missing-flag-value"],
    ["RUN --network= ls", "missing-flag-value"],
    ["COPY --link --link a b", "duplicate-flag"],
    ["HEALTHCHECK --retries=1 --retries=2 CMD x", "duplicate-flag"],
    ["RUN --network=lan ls", "flag-choice"],
    ["RUN --security=$LEVEL ls", "flag-choice"],
    ["HEALTHCHECK --interval=5 CMD x", "invalid-duration"],
    ["HEALTHCHECK --interval=soon CMD x", "invalid-duration"],
    ["HEALTHCHECK --timeout=1us CMD x", "short-duration"],
    ["HEALTHCHECK --timeout=-5s CMD x", "short-duration"],
    ["HEALTHCHECK --retries=-1 CMD x", "invalid-count"],
    ["HEALTHCHECK --retries=9999999999 CMD x", "invalid-count"],
    ["RUN --device= ls", "missing-flag-value"],
    ["RUN --device=name=x,name=y ls", "device-option"],
  ])("%s", (line, code) => expect(behindFrom(line)).toEqual([code]));
});

describe("taken", () => {
  test.each([
    "COPY --link=FALSE a b",
    "COPY --exclude=a --exclude=b c d",
    "COPY --chown= a b",
    "HEALTHCHECK --interval=1h2m3.5s --start-interval=0 --timeout= CMD x",
    "HEALTHCHECK --retries=+3 CMD x",
    "HEALTHCHECK --unknown=1 NONE",
    "ARG --dropped NAME",
    "STOPSIGNAL --dropped SIGTERM",
    "RUN --device=vendor.com/class=one,required ls",
    "RUN --network=host --security=insecure ls",
  ])("%s", (line) => expect(behindFrom(line)).toEqual([]));
});

test("the nearest flag is offered, or all of them", () => {
  expect(
    drawErrors(`
      FROM --platfrom=linux/amd64 alpine
      COPY --forum=a b c
      WORKDIR --create /x
    `),
  ).toMatchInlineSnapshot(`
    "FROM --platfrom=linux/amd64 alpine
         ~~~~~~~~~~ FROM has no flag --platfrom; did you mean --platform?
    COPY --forum=a b c
         ~~~~~~~ COPY has no flag --forum; did you mean --from?
    WORKDIR --create /x
            ~~~~~~~~ WORKDIR has no flag --create; it takes none"
  `);
});
