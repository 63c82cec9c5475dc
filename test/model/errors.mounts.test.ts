// Options of RUN --mount, judged as BuildKit's mount parser does.
import { describe, expect, test } from "vitest";
import { codes, drawErrors } from "./draw";

const mounted = (options: string, before = ""): readonly string[] => codes(`FROM scratch\n${before}RUN --mount=${options} ls\n`);

describe("refused", () => {
  test.each([
    ["typ=cache,target=/a", "unknown-mount-option"],
    ["type=cach,target=/a", "mount-choice"],
    ["type=cache,target=/a,sharing=all", "mount-choice"],
    ["type=cache,target", "mount-option-value"],
    ["type=cache,,target=/a", "mount-csv"],
    ["type=cache,target=/a,readonly=maybe", "mount-not-boolean"],
    ["type=cache,target=/a,mode=9", "mount-number"],
    ["type=cache,target=/a,uid=me", "mount-number"],
    ["type=tmpfs,target=/a,size=12x", "mount-number"],
    ["type=bind,target=/a,mode=755", "mount-option-type"],
    ["type=cache,target=/a,required", "mount-option-type"],
    ["type=cache,target=/a,size=1g", "mount-option-type"],
    ["target=/a,sharing=shared", "mount-option-type"],
    ["size=1g,type=tmpfs,target=/a", "mount-type-late"],
    ["type=ssh,source=x", "mount-option-type"],
    ["type=secret,id=a,from=b", "mount-option-type"],
    ["type=secret", "mount-secret-empty"],
    ["type=secret,id=a,source=b", "mount-secret-twice"],
    ["type=cache", "mount-no-target"],
    ["type=tmpfs,target=/", "mount-root-target"],
    ["type=bind,target=.", "mount-root-target"],
    ["type=cache,from=$BASE,target=/a", "mount-from-variable"],
    ["type=cache,from=Upper,target=/a", "invalid-image"],
  ])("%s", (options, code) => expect(mounted(options)).toEqual([code]));
});

describe("taken", () => {
  test.each([
    "type=CACHE,Target=/a",
    "type=tmpfs,target=/a,size=1.5GiB",
    "mode=755,type=cache,target=/a",
    "type=secret,env=TOKEN,id=token",
    "type=secret,required,id=token",
    "type=ssh",
    "type=bind,target=/a,rw",
    "type=cache,target=/a,from=0",
  ])("%s", (options) => expect(mounted(options)).toEqual([]));
  test("a target below the working directory", () => expect(mounted("type=cache", "WORKDIR /app\n")).toEqual([]));
  test("a type that a variable brings", () => expect(mounted("type=$KIND,target=/a", "ENV KIND=cache\n")).toEqual([]));
  test("an unknown working directory", () => expect(codes("FROM golang\nRUN --mount=type=cache ls\n")).toEqual([]));
});

test("option and value are underlined", () => {
  expect(
    drawErrors(`
      FROM alpine
      RUN --mount=type=cache,targt=/root/.cache,sharing=lock make
      RUN --mount=type=secret,id=npm,mode=0x make
    `),
  ).toMatchInlineSnapshot(`
    "FROM alpine
    RUN --mount=type=cache,targt=/root/.cache,sharing=lock make
                           ~~~~~ targt is not an option of --mount; did you mean target?
                                                      ~~~~ lock is not a sharing of --mount; it takes shared, private and locked
    RUN --mount=type=secret,id=npm,mode=0x make
                                        ~~ mode takes octal digits, such as 0755, not 0x"
  `);
});
