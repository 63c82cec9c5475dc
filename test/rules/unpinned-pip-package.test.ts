// unpinned-pip-package: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unpinned-pip-package";

test("underlines each package without a version", () => {
  expect(lint(id, 'FROM python:3.13\nRUN pip install flask "requests>=2.32"')).toBe(
    'FROM python:3.13\nRUN pip install flask "requests>=2.32"\n                ~~~~~ flask has no version, so every build takes the newest one. Write flask==<version>',
  );
});

test.each([
  "FROM python:3.13\nRUN pip install flask==3.1.0",
  "FROM python:3.13\nRUN pip install -r requirements.txt",
  "FROM python:3.13\nRUN pip install .",
  "FROM python:3.13\nRUN pip3 install ./x.whl",
  "FROM python:3.13\nRUN pip install flask -c constraints.txt",
  "FROM python:3.13\nRUN pip install --use-deprecated legacy-resolver flask==3.1.0",
  "FROM python:3.13\nRUN pip freeze",
  "FROM python:3.13\nRUN pip install lib/tool $DIR/tool",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});
