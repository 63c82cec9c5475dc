// must-run-as-pid1: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "must-run-as-pid1";
const overlay = "ADD https://github.com/just-containers/s6-overlay/releases/download/v3.2.1.0/s6-overlay-noarch.tar.xz /tmp/\n";
const behind = (start: string, add = overlay): string => `FROM debian:12-slim\n${add}${start}`;

test("an init, a shell, a wrapper that stays in front of /init", () => {
  const source = behind('ENTRYPOINT ["/usr/bin/tini", "-g", "--", "/init"]');
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    ADD https://github.com/just-containers/s6-overlay/releases/download/v3.2.1.0/s6-overlay-noarch.tar.xz /tmp/
    ENTRYPOINT ["/usr/bin/tini", "-g", "--", "/init"]
                ~~~~~~~~~~~~~~~ s6-overlay's /init runs only as PID 1: behind tini it ends with \`can only run as pid 1\`, and so does the container. Start /init itself [Take tini away, review]"
  `);
  expect(fixAll(id, source)).toContain('ENTRYPOINT ["/init"]');
  expect(lint(id, behind('CMD sh -c "echo hi; /init"'))).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    ADD https://github.com/just-containers/s6-overlay/releases/download/v3.2.1.0/s6-overlay-noarch.tar.xz /tmp/
    CMD sh -c "echo hi; /init"
        ~~~~~~~~~~~~~~~~~~~~~~ s6-overlay's /init runs only as PID 1: behind sh it ends with \`can only run as pid 1\`, and so does the container. Start /init itself"
  `);
});

test("a release that cannot be told is a warning, an older one none", () => {
  const ofArg = "ARG S6_OVERLAY_VERSION\nADD https://x.org/s6-overlay-${S6_OVERLAY_VERSION}.tar.xz /tmp/\n";
  expect(lint(id, behind('ENTRYPOINT ["tini", "--", "/init"]', ofArg))).toContain("from release 3 on");
  const older = "ADD https://github.com/just-containers/s6-overlay/releases/download/v2.2.0.3/s6-overlay-amd64.tar.gz /tmp/\n";
  expect(lint(id, behind('ENTRYPOINT ["tini", "--", "/init"]', older))).not.toContain("~");
});

test("silent: /init itself, what becomes it, and s6 without the overlay", () => {
  for (const start of ['ENTRYPOINT ["/init"]', "ENTRYPOINT exec /init", 'ENTRYPOINT ["env", "A=1", "/init"]'])
    expect(lint(id, behind(start))).not.toContain("~");
  expect(lint(id, behind('ENTRYPOINT ["tini", "--", "s6-svscan", "/etc/s6"]', "RUN apt-get install -y s6 tini\n"))).not.toContain("~");
  expect(lint(id, behind('ENTRYPOINT ["tini", "--", "/init"]', "COPY init /init\n"))).not.toContain("~");
});
