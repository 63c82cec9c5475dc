// Signature help: the form that fits, and the part of it that is being typed.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { signatureHelp } from "../../server/src/core/features/signatureHelp";
import { instructions } from "../../server/src/core/knowledge/instructions";
import { cursor } from "../support/cursor";

/** The fitting form with the active part in «». */
function help(source: string): string {
  const { text, offset } = cursor(source);
  const found = signatureHelp(parse(text), offset);
  const form = found?.signatures[found.active];
  const part = form?.parameters[form.active];
  if (!form || !part) return "nothing";
  return `${form.label.slice(0, part.start)}«${form.label.slice(part.start, part.end)}»${form.label.slice(part.end)}`;
}

describe("the part that is being typed", () => {
  test("FROM", () => {
    expect(help("FROM <|>")).toBe("FROM [--platform=os/arch] «image» [AS name]");
    expect(help("FROM --pl<|>")).toBe("FROM «[--platform=os/arch]» image [AS name]");
    expect(help("FROM --platform=linux/amd64 alp<|>ine")).toBe("FROM [--platform=os/arch] «image» [AS name]");
    expect(help("FROM alpine AS b<|>")).toBe("FROM [--platform=os/arch] image «[AS name]»");
  });

  test("COPY", () => {
    expect(help("FROM a\nCOPY <|>")).toBe("COPY [flags] «source …» destination");
    expect(help("FROM a\nCOPY --from=x --chown=<|>")).toBe("COPY «[flags]» source … destination");
    expect(help("FROM a\nCOPY --from=x a b <|>")).toBe("COPY [flags] source … «destination»");
    expect(help('FROM a\nCOPY ["a, b", <|>')).toBe('COPY [flags] ["source", …, «"destination"»]');
    expect(help("FROM a\nCOPY <<EOF <|>")).toBe("COPY [flags] <<EOF «destination»");
  });

  test("arrays", () => {
    expect(help('FROM a\nCMD ["no<|>')).toBe('CMD [«"program"», "argument", …]');
    expect(help('FROM a\nCMD ["node", "a", "<|>')).toBe('CMD ["program", «"argument", …»]');
    expect(help("FROM a\nSHELL [<|>")).toBe('SHELL [«"program"», "argument", …]');
  });

  test("HEALTHCHECK", () => {
    expect(help("FROM a\nHEALTHCHECK --interval=3s CMD <|>")).toBe("HEALTHCHECK [flags] CMD «command»");
    expect(help("FROM a\nHEALTHCHECK NO<|>")).toBe("HEALTHCHECK [flags] «CMD» command");
    expect(help("FROM a\nHEALTHCHECK NONE<|>")).toBe("HEALTHCHECK «NONE»");
  });

  test("pairs and words go on with the last part", () => {
    expect(help("FROM a\nENV A=1 B=2 <|>")).toBe("ENV key=value «[key=value …]»");
    expect(help("FROM a\nEXPOSE 80 81 <|>")).toBe("EXPOSE «port[/tcp|/udp|/sctp] …»");
  });
});

test("nothing on the keyword, in a heredoc's body and in an unknown instruction", () => {
  expect(help("FROM a\nRU<|>N x")).toBe("nothing");
  expect(help("FROM a\nRUN <<EOF\nec<|>ho\nEOF")).toBe("nothing");
  expect(help("FROM a\nRUM <|>x")).toBe("nothing");
});

test("every form of every instruction has parts", () => {
  for (const { name, forms } of instructions) {
    const { text, offset } = cursor(`FROM a\n${name} <|>`);
    const found = signatureHelp(parse(text), offset);
    expect(found?.signatures.map(({ label }) => label)).toEqual(forms);
    for (const { parameters, active } of found?.signatures ?? []) expect(parameters[active], name).toBeDefined();
  }
});
