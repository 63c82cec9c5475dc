// Values that the builder refuses once variables are put in: ports, signals, modes, owners, sources, checksums.
import { describe, expect, test } from "vitest";
import { codes } from "./draw";

const behindFrom = (line: string): readonly string[] => codes(`FROM scratch\n${line}\n`);
const digest = `sha256:${"0a".repeat(32)}`;

describe("refused", () => {
  test.each([
    ["EXPOSE http", "invalid-port"],
    ["EXPOSE 70000", "invalid-port"],
    ["EXPOSE 90-80", "invalid-port"],
    ["EXPOSE 80,81", "invalid-port"],
    ["EXPOSE /tcp", "invalid-port"],
    ["EXPOSE 80/icmp", "invalid-protocol"],
    ["EXPOSE host:80:80", "invalid-address"],
    ["EXPOSE 1-3:80-81", "port-ranges"],
    ["ENV P=web\nEXPOSE $P", "invalid-port"],
    ["STOPSIGNAL SIGSTOPP", "invalid-signal"],
    ["STOPSIGNAL 0", "invalid-signal"],
    ["STOPSIGNAL $UNSET", "invalid-signal"],
    ["VOLUME $UNSET", "empty-volume"],
    ["COPY --chmod=99 a b", "invalid-mode"],
    ["COPY --chmod=10000 a b", "invalid-mode"],
    ["ADD --chmod=u+z a b", "invalid-mode"],
    ["ENV M=rwx\nCOPY --chmod=$M a b", "invalid-mode"],
    ["COPY --link --chown=app a b", "chown-name-with-link"],
    ["COPY --link --chown=1:app a b", "chown-name-with-link"],
    ["COPY --link --chown=root:app a b", "chown-name-with-link"],
    ["COPY https://example.org/file /", "copy-url"],
    ["ENV U=http://example.org\nCOPY $U/file /", "copy-url"],
    ["COPY git@example.org:a/b /", "copy-url"],
    [`ADD --checksum=${digest} file /`, "checksum-local"],
    [`ADD --checksum=${digest} https://a.org/b https://a.org/c /`, "checksum-sources"],
    ["ADD --checksum=sha256:12 https://a.org/b /", "invalid-checksum"],
    ["ADD https://example.org/a.git?rev=1 /", "git-query"],
    ["ENV A=${B:x}", "invalid-expansion"],
    ['ENV A="${B:?give it}"', "invalid-expansion"],
    ["LABEL a=${B", "invalid-expansion"],
    ["COPY <<EOF /x\ntext ${B\nEOF", "invalid-expansion"],
    ["COPY <<EOF /x\ntext '${B?}'\nEOF", "invalid-expansion"],
    ['WORKDIR "/open', "invalid-expansion"],
    ['ARG A\nUSER "open$A', "invalid-expansion"],
  ])("%s", (line, code) => expect(behindFrom(line)).toEqual([code]));
});

describe("taken", () => {
  test.each([
    "EXPOSE 80 443/TCP 1000-1010/udp",
    "EXPOSE 127.0.0.1:80:80 [::1]:81:81",
    "EXPOSE $UNSET",
    'ENV P="80 81"\nEXPOSE $P',
    "STOPSIGNAL rtmin+3",
    "STOPSIGNAL 37",
    "COPY --chmod=0755 a b",
    "COPY --chmod=u=rwX,go=rX a b",
    "COPY --chmod=$UNSET a b",
    "COPY --link --chown=1000:1000 a b",
    "COPY --link --chown=root:0 a b",
    "COPY --link=false --chown=app a b",
    "COPY github.com/a/b /",
    "COPY a.git /",
    `ADD --checksum=${digest} https://a.org/b /`,
    "ADD --checksum=0123abc https://a.org/b.git /",
    "ADD https://example.org/a.git#main:dir /",
    "COPY <<EOF /x\nit's $5 and \\${B\nEOF",
    "COPY <<'EOF' /x\n${B\nEOF",
    "RUN <<EOF\n${B\nEOF",
    'ARG A=1 B="${A:?set just before}"',
    'ARG A\nENV B="${A:?may be given from outside}"',
  ])("%s", (line) => expect(behindFrom(line)).toEqual([]));
});

test("what the base image may set is not called unset", () => {
  expect(codes("FROM debian:12\nARG A=${B:?needed}\nENV A=${C:?}\n")).toEqual(["invalid-expansion", "invalid-expansion"]);
  expect(codes("FROM debian:12 AS a\nARG B\nENV A=${B:?needed}\nFROM example.com/x\nENV A=${C:?}\n")).toEqual([]);
  expect(codes("FROM debian:12\nSTOPSIGNAL $SIGNAL\nENV A=${HOME:?}\nVOLUME $DATA\n")).toEqual([]);
});
