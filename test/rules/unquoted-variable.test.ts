// unquoted-variable: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unquoted-variable";

test("underlines the variable", () => {
  expect(lint(id, "FROM debian:12\nRUN d=$(pwd) && rm -r $d/x ${d}")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN d=$(pwd) && rm -r $d/x \${d}
                          ~~ The value of $d is cut at blanks into several arguments. Put it in double quotes [Write "$d", review]
                               ~~~~ The value of \${d} is cut at blanks into several arguments. Put it in double quotes [Write "\${d}", review]"
  `);
  expect(lint(id, "FROM debian:12\nHEALTHCHECK CMD test -f $1 || [ -n $X ]")).toMatchInlineSnapshot(`
    "FROM debian:12
    HEALTHCHECK CMD test -f $1 || [ -n $X ]
                                       ~~ The value of $X is cut at blanks into several arguments. Put it in double quotes [Write "$X", review]"
  `);
});

test.each([
  'FROM debian:12\nRUN d=$(pwd) && rm -r "$d/x"',
  'FROM debian:12\nARG PACKAGES\nENV MORE="a b"\nRUN apt-get install $PACKAGES $MORE',
  "FROM debian:12\nRUN p='a b' && apk add $p",
  "FROM debian:12\nRUN echo $? $# ${#x} && a=$x && case $y in z) ;; esac",
  'FROM debian:12\nRUN ["echo", "$x"]',
  "FROM debian:12\nRUN echo '$x' && for i in 1 2; do echo \"$i\"; done",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN x=$(a) && \\\n    rm $x/b \\\n      -r ${x}")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN x=$(a) && \\
        rm "$x"/b \\
          -r "\${x}""
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN ["sh", "-c", "echo $x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ["sh", "-c", "echo $x"]"
  `);
});

test("no quotes around a list: by its name, or by the command that takes it", () => {
  const run = (line: string): string => `FROM debian:13-slim\nRUN ${line}`;
  for (const line of [
    'kept="$(apt-mark showmanual)"; apt-mark manual $kept',
    "x=$(cat list) && apt-get install -y $x",
    "files=$(ls) && rm $files",
    "BUILD_DEPS=$(cat deps) && echo $BUILD_DEPS",
  ])
    expect(fixAll(id, run(line))).toBe(run(line));
  for (const line of ["x=$(cat name) && rm $x", "files=$(ls) && rm /a/$files", "x=$(cat v) && apt-get install -y curl=$x"])
    expect(fixAll(id, run(line))).toContain('"$');
});
