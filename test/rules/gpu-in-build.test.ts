// gpu-in-build: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "gpu-in-build";
const base = "FROM nvidia/cuda:12.9.1-base-ubuntu24.04\n";

test("underlines nvidia-smi", () => {
  expect(lint(id, `${base}RUN nvidia-smi -L && a\nRUN set -e; nvidia-smi; a`)).toMatchInlineSnapshot(`
    "FROM nvidia/cuda:12.9.1-base-ubuntu24.04
    RUN nvidia-smi -L && a
        ~~~~~~~~~~ A build has no GPU and no nvidia-smi: this fails and stops it. Ask for the GPU when the container starts
    RUN set -e; nvidia-smi; a
                ~~~~~~~~~~ A build has no GPU and no nvidia-smi: this fails and stops it. Ask for the GPU when the container starts"
  `);
  expect(lint(id, `${base}RUN <<EOF\nset -e\nnvidia-smi\na\nEOF`)).toContain("A build has no GPU");
});

test.each([
  "RUN nvidia-smi || true",
  "RUN a && nvidia-smi && b || c",
  "RUN nvidia-smi; a",
  "RUN if command -v nvidia-smi; then nvidia-smi; fi",
  "RUN --device=nvidia.com/gpu=all nvidia-smi",
  "RUN nvidia-smi | cat",
  "RUN echo nvidia-smi",
  'CMD ["nvidia-smi"]',
  "HEALTHCHECK CMD nvidia-smi",
])("silent: %j", (line) => {
  expect(lint(id, base + line)).toBe(base + line);
});
