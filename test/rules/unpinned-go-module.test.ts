// unpinned-go-module: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-go-module";

test("underlines each package without a version", () => {
  expect(lint(id, "FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@latest example.com/x@v1.2.3")).toBe(
    "FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@latest example.com/x@v1.2.3\n               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ golang.org/x/tools/gopls has no version, so every build takes the newest one. Write golang.org/x/tools/gopls@<version>",
  );
});

test.each([
  "FROM golang:1.24\nRUN go install golang.org/x/tools/gopls@v0.17.1",
  "FROM golang:1.24\nRUN go install ./cmd/app",
  "FROM golang:1.24\nRUN go build ./...",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
