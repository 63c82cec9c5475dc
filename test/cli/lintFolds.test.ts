// The text of `dockwright lint` where a rule says the same again and again in one file.
import { expect, test } from "vitest";
import { folder } from "./support";

const exposed = (count: number): string => Array.from({ length: count }, (_, index) => `EXPOSE ${8000 + index}/TCP\n`).join("");
const ports = (count: number): string => `FROM debian:13\n${exposed(count)}CMD ["a"]\n`;
const lint = async (text: string, ...options: readonly string[]): Promise<string> =>
  (await folder({ Dockerfile: text }).dockwright(["lint", "--no-config", ...options])).out;

test("three are shown, the rest is named by its lines", async () => {
  const out = await lint(ports(6));
  expect(out.match(/\[uppercase-port-protocol\]/g)).toHaveLength(3);
  expect(out).toContain("Dockerfile:4:8 style");
  expect(out).toContain("      = fix: Write 8002/tcp\n      = and 3 more like this: lines 5, 6, 7\n");
  expect(out).toContain("6 style in 1 file. 6 can be fixed safely: dockwright fix\n3 of them are only counted above");
});

test("one more than three is shown as well: the line that stands for it is no shorter", async () => {
  const out = await lint(ports(4));
  expect(out.match(/\[uppercase-port-protocol\]/g)).toHaveLength(4);
  expect(out).not.toContain("more like this");
  expect(out).not.toContain("--all-findings");
});

test("--all-findings shows all", async () => {
  const out = await lint(ports(6), "--all-findings");
  expect(out.match(/\[uppercase-port-protocol\]/g)).toHaveLength(6);
  expect(out).not.toContain("more like this");
});

test("many lines are cut short", async () => {
  expect(await lint(ports(30))).toContain("and 27 more like this: lines 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, …\n");
});

test("errors are never folded", async () => {
  const out = await lint(`FROM debian:13\n${"RUNN a\n".repeat(6)}CMD ["a"]\n`);
  expect(out.match(/unknown-instruction/g)).toHaveLength(6);
});

test("another message of the same rule is not like it", async () => {
  const out = await lint(`FROM debian:13\n${"RUN curl -k https://a/b\n".repeat(5)}ENV NODE_TLS_REJECT_UNAUTHORIZED=0\nCMD ["a"]\n`);
  expect(out).toContain("NODE_TLS_REJECT_UNAUTHORIZED=0 stays in the image");
  expect(out).toContain("and 2 more like this: lines 5, 6");
});

test("json stays whole", async () => {
  const [file] = JSON.parse(await lint(ports(6), "--format", "json"));
  expect(file.findings).toHaveLength(6);
});

test("a long list ends with its worst, where they are few", async () => {
  const out = await lint(`FROM debian:13\n${exposed(12)}RUNN a\nCMD ["a"]\n`);
  expect(out.split("\n").at(-1)).toBe("Most important: Dockerfile:14:1 unknown-instruction");
  expect(await lint(`FROM debian:13\n${exposed(5)}RUNN a\nCMD ["a"]\n`)).not.toContain("Most important");
  expect(await lint(`FROM debian:13\n${"RUNN a\n".repeat(12)}CMD ["a"]\n`)).not.toContain("Most important");
});
