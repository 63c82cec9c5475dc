// literal-password: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "literal-password";

test("underlines the password", () => {
  expect(lint(id, "FROM debian:12\nRUN echo 'root:secret' | chpasswd")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo 'root:secret' | chpasswd
             ~~~~~~~~~~~~~ Everybody who has this image knows this password. Lock the account, log in with keys, or set it when the container starts"
  `);
  expect(lint(id, "FROM debian:12\nRUN useradd -p '$6$abc' bob && echo hunter2 | passwd --stdin bob")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN useradd -p '$6$abc' bob && echo hunter2 | passwd --stdin bob
                ~~~~~~~~~~~ Everybody who has this image knows this password. Lock the account, log in with keys, or set it when the container starts
                                        ~~~~~~~ Everybody who has this image knows this password. Lock the account, log in with keys, or set it when the container starts"
  `);
});

test.each([
  'FROM debian:12\nRUN echo "root:$PW" | chpasswd',
  "FROM debian:12\nRUN chpasswd < /run/secrets/x",
  "FROM debian:12\nRUN useradd -m bob",
  "FROM debian:12\nRUN useradd -p '!' bob",
  "FROM debian:12\nRUN echo 'root:$6$x' | chpasswd -e",
  "FROM debian:12\nRUN echo a:b | tee /x",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a password that is taken away", () => {
  expect(lint(id, "FROM debian:12\nRUN passwd -d root\nRUN passwd --delete bob")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN passwd -d root
                  ~~~~ Whoever is in the container becomes root with su, without a password. Leave passwd -d root out: no password opens the account then, and for logins with keys alone there is usermod -p '*' root
    RUN passwd --delete bob
                        ~~~ Whoever is in the container becomes bob with su, without a password. Leave passwd --delete bob out: no password opens the account then, and for logins with keys alone there is usermod -p '*' bob"
  `);
});

test("a password that is switched off already", () => {
  const said = (run: string) => lint(id, `FROM debian:12\nRUN ${run}`);
  const off = "has taken the password away already, and this makes it an empty one";
  expect(said("usermod -p '*' bob && passwd -u bob && passwd -d bob")).toContain(
    `Leave passwd -d bob out: usermod -p '*' in front of it ${off}`,
  );
  expect(said("useradd -p '!' bob && passwd -d bob")).toContain(`useradd -p '!' in front of it ${off}`);
  expect(said("usermod -p '*' eve && passwd -d bob")).not.toContain(off);
  expect(said("usermod -p '*' bob")).not.toContain("~");
  expect(said("passwd -d bob && usermod -p '*' bob")).not.toContain("~");
});

test.each(["passwd -dl root", "passwd -d root && passwd -l root", "passwd -d root && usermod -L root", "passwd -u root"])(
  "locked, or not taken away: %s",
  (command) => {
    expect(lint(id, `FROM debian:12\nRUN ${command}`)).not.toContain("~");
  },
);

test("what no password fits, and what a platform asks for", () => {
  for (const run of ["useradd -m -p bob bob", "usermod -p secret bob", "echo 'root:Docker!' | chpasswd", 'echo "root:Docker!" | chpasswd'])
    expect(lint(id, `FROM debian:12\nRUN ${run}`), run).not.toContain("~");
  for (const run of [
    "useradd -p '$y$j9T$abc$def' bob",
    "useradd -p ab0123456789. bob",
    "echo 'root:Docker' | chpasswd",
    "echo 'bob:Docker!' | chpasswd",
  ])
    expect(lint(id, `FROM debian:12\nRUN ${run}`), run).toContain("~");
});
