// Hovering any instruction, flag, mount option and predefined argument in a Dockerfile shows its documentation.
import { describe, expect, test } from "vitest";
import { flagDocs } from "../../server/src/core/knowledge/docs/flags";
import { instructionDocs } from "../../server/src/core/knowledge/docs/instructions";
import { mountDocs } from "../../server/src/core/knowledge/docs/mounts";
import { predefinedArgDocs } from "../../server/src/core/knowledge/docs/predefinedArgs";
import { flags, mountOptions } from "../../server/src/core/knowledge/flags";
import { instructions } from "../../server/src/core/knowledge/instructions";
import { drawHover } from "../support/hover";

const spellings = mountOptions
  .filter(({ key }) => key !== "type")
  .flatMap(({ key, aliases, types }) => types.flatMap((type) => [key, ...aliases].map((spelling) => ({ type, key, spelling }))));

describe("what is hovered is what is explained", () => {
  test.each(instructions.map(({ name }) => name))("%s", (name) => {
    const text = drawHover(`FROM alpine\n${name.slice(0, 2)}<|>${name.slice(2)} x`);
    expect(text).toContain(`**\`${name}\`**: ${instructionDocs[name]?.summary}`);
  });

  test.each(flags.map(({ instruction, name }) => ({ instruction, name })))("$instruction --$name", ({ instruction, name }) => {
    const text = drawHover(`FROM alpine\n${instruction} --${name.slice(0, 2)}<|>${name.slice(2)}=1 x y`);
    expect(text).toContain(`\n${" ".repeat(instruction.length + 1)}${"~".repeat(name.length + 2)}\n`);
    expect(text).toContain(flagDocs[instruction]?.[name]?.summary);
  });

  test.each(spellings)("--mount=type=$type,$spelling", ({ type, key, spelling }) => {
    const text = drawHover(`FROM alpine\nRUN --mount=type=${type},${spelling.slice(0, 1)}<|>${spelling.slice(1)}=1 x`);
    expect(text).toContain(`${" ".repeat(18 + type.length)}${"~".repeat(spelling.length)}\n`);
    expect(text).toContain(mountDocs[type]?.options[key]?.summary);
  });

  test.each(Object.entries(predefinedArgDocs))("%s", (name, { summary }) => {
    expect(drawHover(`FROM alpine\nARG ${name.slice(0, 2)}<|>${name.slice(2)}`)).toContain(summary);
    expect(drawHover(`FROM alpine\nARG ${name}\nRUN echo $${name.slice(0, 2)}<|>${name.slice(2)}`)).toContain(summary);
  });
});
