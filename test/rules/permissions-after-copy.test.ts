// permissions-after-copy: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "permissions-after-copy";

test("underlines the command", () => {
  const source = "FROM a\nCOPY x.sh /bin/x\nENV A=b\nRUN chmod +x /bin/x && echo ok";
  expect(lint(id, source)).toBe(
    `${source}\n    ~~~~~~~~~~~~~~~ chmod stores /bin/x a second time in a layer of its own. Use --chmod=755 on the COPY [Use --chmod=755 on the COPY, review]`,
  );
  expect(fixAll(id, source)).toBe("FROM a\nCOPY --chmod=755 x.sh /bin/x\nENV A=b\nRUN echo ok");
});

test("a RUN that only does this goes", () => {
  expect(fixAll(id, "FROM a\r\nWORKDIR /x\r\ncopy b/run.sh .\r\nrun chown -R app:app \\\r\n  run.sh\r\nCMD a")).toBe(
    "FROM a\r\nWORKDIR /x\r\ncopy --chown=app:app b/run.sh .\r\nCMD a",
  );
});

test.each([
  "COPY x /bin/x\nRUN chmod +x /bin/y",
  "COPY --chmod=700 x /bin/x\nRUN chmod +x /bin/x",
  "COPY --link x /bin/x\nRUN chown app /bin/x",
  "COPY x /bin/x\nRUN a\nRUN chmod +x /bin/x",
  "COPY x /bin/x\nRUN a && chmod +x /bin/x",
  "COPY x y /bin/\nRUN chmod +x /bin/x",
  "COPY x /bin/x\nRUN chmod g=u /bin/x",
  // What else lies in the folder is changed, too.
  "WORKDIR /app\nCOPY . .\nRUN chown -R app /app",
  "COPY x /x\nRUN chmod +x /x/*.sh",
  "COPY x /x\nRUN chmod +x x",
  "COPY x /bin/x\nFROM b\nRUN chmod +x /bin/x",
])("silent: %j", (lines) => {
  expect(lint(id, `FROM a\n${lines}`)).toBe(`FROM a\n${lines}`);
});
