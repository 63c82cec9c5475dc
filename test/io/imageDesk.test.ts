// What is remembered of images: asked for behind the scenes, all of one moment together, and told when it is news.
import { expect, test } from "vitest";
import type { ImageFact } from "../../server/src/core";
import { imageDesk } from "../../server/src/io/images";

const fact = (platform: string): ImageFact => ({ platforms: [platform] });

/** A desk whose clock and answers the test holds. */
function setUp(answers: Record<string, ImageFact | null>) {
  const calls: string[] = [];
  const clock = { now: 0, news: 0 };
  const desk = imageDesk(
    async (source, questions) => {
      calls.push(`${source}: ${questions.map(({ name, platform }) => [name, platform].filter(Boolean).join("@")).join(" ")}`);
      return new Map(Object.entries(answers));
    },
    () => clock.now,
  );
  desk.onNews(() => void clock.news++);
  return { desk, calls, clock, answers };
}

const soon = () => new Promise((resolve) => setTimeout(resolve));

test("nobody waits: the answer comes afterwards, and questions of one moment go together", async () => {
  const { desk, calls, clock } = setUp({ "node:22": fact("a"), "go:1 linux/arm64": fact("b") });
  const look = desk.lookup("engine");
  expect([look("node:22", undefined), look("go:1", "linux/arm64"), look("node:22", undefined), look("own", undefined)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  await soon();
  expect(calls).toEqual(["engine: node:22 go:1@linux/arm64 own"]);
  expect(clock.news).toBe(1);
  expect([look("node:22", undefined), look("go:1", "linux/arm64"), look("own", undefined)]).toEqual([fact("a"), fact("b"), null]);
  await soon();
  expect(calls.length).toBe(1);
});

test("nothing is news that says the same, or that nobody knows", async () => {
  const { desk, clock, calls } = setUp({});
  desk.lookup("engine")("own", undefined);
  await soon();
  expect([calls.length, clock.news]).toEqual([1, 0]);
});

test("an old answer counts until the new one is there", async () => {
  const { desk, clock, answers, calls } = setUp({ own: fact("a") });
  const look = desk.lookup("engine");
  look("own", undefined);
  await soon();
  answers.own = fact("b");
  clock.now = 1e6;
  expect(look("own", undefined)).toEqual(fact("a"));
  await soon();
  expect([look("own", undefined), calls.length, clock.news]).toEqual([fact("b"), 2, 2]);
});

test("the table asks nobody, and each source has answers of its own", async () => {
  const { desk, calls } = setUp({ own: fact("a") });
  expect(desk.lookup("table")("own", undefined)).toBeNull();
  await soon();
  expect(calls).toEqual([]);
  desk.lookup("engine")("own", undefined);
  desk.lookup("registry")("own", undefined);
  await soon();
  expect(calls).toEqual(["engine: own", "registry: own"]);
});
