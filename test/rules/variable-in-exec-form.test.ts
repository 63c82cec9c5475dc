// variable-in-exec-form: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "variable-in-exec-form";

test("underlines the string", () => {
  const source = 'FROM a\nENV PORT=80\nCMD ["serve", "--port=${PORT}"]';
  expect(lint(id, source)).toBe(
    `${source}\n              ~~~~~~~~~~~~~~~~ No shell reads this array, so serve gets the text \${PORT} instead of a value. Start it through a shell, or write the value [Start it through sh -c, review]`,
  );
});

test("the shell becomes the program, and ENTRYPOINT hands its arguments on", () => {
  expect(fixAll(id, 'FROM a\nENV p=1\nCMD ["a b", "$p", "it\'s"]\nONBUILD RUN ["x", "$HOME/y"]\nHEALTHCHECK CMD ["x", "$HOST"]')).toBe(
    'FROM a\nENV p=1\nCMD ["sh", "-c", "exec \'a b\' \\"$p\\" \'it\'\\\\\'\'s\'"]\nONBUILD RUN ["sh", "-c", "x \\"$HOME/y\\""]\nHEALTHCHECK CMD ["sh", "-c", "x \\"$HOST\\""]',
  );
  expect(fixAll(id, 'FROM a\nentrypoint ["x", \\\n  "$HOME"]')).toBe(
    'FROM a\nentrypoint ["sh", "-c", "exec x \\"$HOME\\" \\"$@\\"", "sh"]',
  );
});

test("no fix where the image has no shell", () => {
  expect(lint(id, 'FROM gcr.io/distroless/java21\nCMD ["x", "$HOME"]')).toMatch(/write the value$/m);
});

test.each([
  'CMD ["sh", "-c", "echo $HOME"]',
  'CMD ["tini", "--", "bash", "-c", "x $HOME"]',
  'CMD ["powershell", "-Command", "$Env:X = $HOME"]',
  'RUN ["awk", "{print $NF}", "$HOME"]',
  'CMD ["grep", "a$"]',
  'CMD ["x", "cost $low", "\\\\$HOME", "$(HOME)"]',
  'ENTRYPOINT ["/docker-entrypoint.sh"]\nCMD ["x", "$HOME"]',
  'ENTRYPOINT ["sh", "-c"]\nCMD ["x $HOME"]',
  "CMD x $HOME",
])("silent: %j", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});
