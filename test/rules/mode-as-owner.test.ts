// mode-as-owner: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "mode-as-owner";

test("underlines the command up to the number", () => {
  expect(
    lint(id, "FROM debian:12\nRUN a && chown -R 777 /tmp\nCOPY --chown=755 a /b\nRUN chown +x /run.sh && chown 0644 /etc/x"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN a && chown -R 777 /tmp
             ~~~~~~~~~~~~ chown takes 777 for a user id: the files will belong to user 777, and their permissions stay. Use chmod to set a mode
    COPY --chown=755 a /b
         ~~~~~~~~~~~ --chown takes 755 for a user id: the files will belong to user 755, and their permissions stay. Use --chmod to set a mode
    RUN chown +x /run.sh && chown 0644 /etc/x
        ~~~~~~~~ There is no user +x, so chown ends with an error. Use chmod to set a mode [Use chmod, review]
                            ~~~~~~~~~~ chown takes 0644 for a user id: the files will belong to user 0644, and their permissions stay. Use chmod to set a mode [Use chmod, review]"
  `);
});

test.each(["755", "0755", "644", "600", "2755", "1777", "775", "440", "666"])("%s is a mode", (mode) => {
  expect(findings(id, `FROM debian:12\nRUN chown ${mode} /x`)).toHaveLength(1);
});

test.each([
  "1000",
  "1001",
  "999",
  "65532",
  "10001",
  "100",
  "101",
  "185",
  "472",
  "500",
  "501",
  "700:700",
  "755:0",
  "0",
  "70",
  "1100",
  "2000",
  "$MODE",
  "app",
])("%s is an owner", (owner) => {
  const source = `FROM debian:12\nRUN chown -R ${owner} /x\nCOPY --chown=${owner} a /b`;
  expect(lint(id, source)).toBe(source);
});

test.each(["RUN useradd -u 777 app", "RUN adduser --uid=777 app", "USER 777", "ARG APP_UID=777", "RUN groupadd -g 777 app"])(
  "silent where the file gives the number to a user: %s",
  (line) => {
    const source = `FROM debian:12\n${line}\nRUN chown -R 777 /x`;
    expect(lint(id, source)).toBe(source);
  },
);

test.each(["FROM debian:12\nRUN chown --reference=a 755 b", "FROM debian:12\nRUN echo chown 755 /x", "FROM debian:12\nRUN chown 755"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("mends what then lets not everybody write", () => {
  expect(fixAll(id, "FROM debian:12\nRUN a && \\\n  chown -R 755 /x && chown 777 /y && chown u+x /z")).toBe(
    "FROM debian:12\nRUN a && \\\n  chmod -R 755 /x && chown 777 /y && chmod u+x /z",
  );
});
