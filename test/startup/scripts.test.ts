// Entrypoint scripts: found through what puts them there, and read to the command that they become or wait for.
import { describe, expect, test } from "vitest";
import { asks, drawn, simulate } from "./support";

const nginx = (script: string): string =>
  drawn('FROM debian:12\nCOPY entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["nginx","-g","daemon off;"]', { "entry.sh": script });

const clean = "sh = nginx · PID 1 nginx · SIGTERM reaches yes, prompt yes · reaps yes · ok";
const lost = "sh ─ nginx · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem";

describe("the end of the script decides", () => {
  test.each([
    ['exec "$@"', clean],
    ['"$@"', lost],
    ["exec nginx -g 'daemon off;'", clean],
    ["nginx -g 'daemon off;'", lost],
    ['set -e\nif [ -n "$X" ]; then echo x; fi\nexec "$@"', clean],
    ['if [ "$1" = nginx ]; then echo setup; fi\nexec "$@"', clean],
    ['if [ "${1#-}" != "$1" ]; then set -- php "$@"; fi\nexec "$@"', clean],
    ['case "$1" in nginx) exec "$@" ;; *) exec sleep 1000 ;; esac', clean],
    ['main() {\n  exec "$@"\n}\nmain "$@"', clean],
    ['[ -f /x ] || exit 1\nexec "$@"', clean],
    ['until nc -z db 5432; do sleep 1; done\nexec "$@"', clean],
    ['for f in /docker-entrypoint.d/*; do "$f"; done\nexec "$@"', clean],
    ["cd /srv && exec nginx -g 'daemon off;'", clean],
    ['A=x\nexport A+=y\nif [ "$A" = y ]; then exec sleep 1000; fi\nexec "$@"', clean],
    ["eval \"exec nginx -g 'daemon off;'\"", clean],
    ['exec env A=1 nice -n 5 "$@"', "sh = env = nice = nginx · PID 1 nginx · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
    ['exec gosu www-data "$@"', "sh = gosu = nginx · PID 1 nginx · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
    ['exec tini -- "$@"', "sh = tini ─ nginx · PID 1 tini · SIGTERM reaches yes, prompt yes · reaps yes · ok"],
    ["node server.js &\nnginx -g 'daemon off;'", lost],
  ])("%s", (body, expected) => {
    expect(nginx(`#!/bin/sh\n${body}\n`)).toBe(expected);
  });
});

describe("traps", () => {
  const server = "stops.js";
  const withTrap = (body: string): string =>
    drawn('FROM debian:12\nCOPY . /app\nCMD ["/app/run.sh"]', {
      "run.sh": `#!/bin/sh\n${body}\n`,
      [server]: 'process.on("SIGTERM", () => process.exit(0));',
    });

  test.each([
    [
      "trap 'kill -TERM $p; wait $p' TERM\nnode /app/stops.js &\np=$!\nwait $p",
      "sh ─ node · PID 1 sh · SIGTERM reaches yes, prompt yes · reaps yes · ok",
    ],
    [
      "stop() { kill -TERM $p; }\ntrap stop TERM INT\nnode /app/stops.js &\np=$!\nwait $p",
      "sh ─ node · PID 1 sh · SIGTERM reaches yes, prompt yes · reaps yes · ok",
    ],
    ["trap 'exit 0' TERM\nnode /app/stops.js &\nwait", "sh ─ node · PID 1 sh · SIGTERM reaches no, prompt yes · reaps yes · problem"],
    ["trap 'kill $p' TERM\nnode /app/stops.js", "sh ─ node · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem"],
    ["trap '' TERM\nnode /app/stops.js &\nwait", "sh ─ node · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem"],
    ["node /app/stops.js &\nwait", "sh ─ node · PID 1 sh · SIGTERM reaches no, prompt no · reaps yes · problem"],
  ])("%s", (body, expected) => {
    expect(withTrap(body)).toBe(expected);
  });
});

describe("where the script comes from", () => {
  const runs = "sh = redis-server · PID 1 redis-server · SIGTERM reaches yes, prompt yes · reaps no · ok";
  const script = '#!/bin/sh\nexec "$@"\n';
  const image = (lines: string): string => `FROM debian:12\n${lines}\nENTRYPOINT ["/entry.sh"]\nCMD ["redis-server"]`;

  test.each([
    ["a file", "COPY entry.sh /", { "entry.sh": script }],
    ["a file with a new name", "COPY docker/start.sh /entry.sh", { "docker/start.sh": script }],
    ["a folder", "COPY rootfs /", { "rootfs/entry.sh": script }],
    ["a pattern", "COPY *.sh /", { "entry.sh": script }],
    ["moved into a folder", "COPY entry.sh /tmp/\nRUN mv /tmp/entry.sh / && chmod +x /*.sh", { "entry.sh": script }],
    ["moved, and the old place removed", "COPY entry.sh /old/\nRUN mv /old/entry.sh /entry.sh && rm -rf /old", { "entry.sh": script }],
    ["copied within the image", "COPY start.sh /old/\nRUN cp /old/start.sh /entry.sh\nRUN rm -rf /old", { "start.sh": script }],
    ["several files", "COPY a.txt entry.sh /", { "a.txt": "", "entry.sh": script }],
    ["an array", 'COPY ["entry.sh", "/"]', { "entry.sh": script }],
    ["a variable", "ARG DIR=docker\nCOPY ${DIR}/entry.sh /", { "docker/entry.sh": script }],
    ["a context above the Dockerfile's folder", "COPY docker/entry.sh /", { "../docker/entry.sh": script }],
    ["a heredoc", 'COPY <<EOF /entry.sh\n#!/bin/sh\nexec "\\$@"\nEOF', {}],
    ["RUN printf", `RUN printf '#!/bin/sh\\nexec "$@"\\n' > /entry.sh && chmod +x /entry.sh`, {}],
    ["RUN echo, line by line", `RUN echo '#!/bin/sh' > /entry.sh && echo 'exec "$@"' >> /entry.sh`, {}],
    ["RUN cat with a heredoc", `RUN cat > /entry.sh <<'EOF'\n#!/bin/sh\nexec "$@"\nEOF`, {}],
    ["a link", "COPY start.sh /opt/start.sh\nRUN ln -s /opt/start.sh /entry.sh", { "start.sh": script }],
  ] as const)("%s", (_, lines, files) => {
    expect(drawn(image(lines), files)).toBe(runs);
  });

  test("another stage", () => {
    const source =
      'FROM debian:12 AS files\nCOPY entry.sh /out/\nFROM debian:12\nCOPY --from=files /out/entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["redis-server"]';
    expect(drawn(source, { "entry.sh": script })).toBe(runs);
  });

  test("relative to WORKDIR, and through PATH", () => {
    const relative = 'FROM debian:12\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./entry.sh"]\nCMD ["redis-server"]';
    const byPath = 'FROM debian:12\nCOPY entry.sh /usr/local/bin/\nENTRYPOINT ["entry.sh"]\nCMD ["redis-server"]';
    expect(drawn(relative, { "entry.sh": script })).toBe(runs);
    expect(drawn(byPath, { "entry.sh": script })).toBe(runs);
  });

  test("a later COPY replaces an earlier one, and the base image's own script", () => {
    const files = { "one.sh": script, "two.sh": '#!/bin/sh\n"$@"\n' };
    expect(simulate(image("COPY one.sh /entry.sh\nCOPY two.sh /entry.sh"), files).verdict).toBe("problem");
    expect(drawn("FROM nginx\nCOPY two.sh /docker-entrypoint.sh", files)).toBe(
      "sh ─ nginx · PID 1 sh · SIGQUIT reaches no, prompt no · reaps yes · problem",
    );
  });

  test("a script whose text is not there leaves everything open", () => {
    expect(drawn(image("COPY --from=example.com/files /entry.sh /"))).toBe(
      "entry.sh · PID 1 ? · SIGTERM reaches unknown, prompt unknown · reaps unknown · unknown",
    );
  });
});

test("the interpreter of the first line runs the script", () => {
  const at = (line: string): readonly string[] =>
    simulate('FROM debian:12\nCOPY run /\nCMD ["/run"]', { run: `${line}\nexec redis-server\n` }).chain.map(({ program }) => program);
  expect(at("#!/bin/bash -e")).toEqual(["bash", "redis-server"]);
  expect(at("#!/usr/bin/env bash")).toEqual(["bash", "redis-server"]);
  expect(at("#!/usr/bin/dumb-init /bin/sh")).toEqual(["dumb-init", "sh", "redis-server"]);
});

test("a script that does its work and ends is no problem, whatever shell runs it", () => {
  const files = { "job.sh": "#!/bin/sh\nset -a\ncat /in | sort > /out\necho done\n" };
  expect(simulate('FROM debian:12\nCOPY job.sh /\nCMD ["/job.sh"]', files).verdict).toBe("ok");
});

test("asks only for files that decide, those that several instructions may bring in one round", () => {
  expect(asks('FROM debian:12\nCOPY entry.sh /\nCOPY folder /\nCOPY else /opt\nENTRYPOINT ["/entry.sh"]')).toEqual([
    "folder/entry.sh",
    "../folder/entry.sh",
    "../../folder/entry.sh",
    "../../../folder/entry.sh",
    "entry.sh",
    "../entry.sh",
    "../../entry.sh",
    "../../../entry.sh",
  ]);
  expect(asks('FROM debian:12\nCOPY . /app\nCMD ["nginx"]')).toEqual([]);
});

test("a program that a variable names is not the option behind it", () => {
  const program = (start: string) => simulate(`FROM debian:12-slim\n${start}`).chain.at(-1)?.program;
  expect(program("ENTRYPOINT exec $JAVA -jar a.jar")).toBe("$JAVA");
  expect(program('CMD ["sh", "-c", "exec ${PROG} --flag"]')).toBe("${PROG}");
  expect(program("ENTRYPOINT exec $WRAPPER nginx -g x")).toBe("nginx");
});

describe("a script that is moved, and a folder of a context above", () => {
  const lostIn = (dockerfile: string, files: Readonly<Record<string, string>>): string => drawn(dockerfile, files).split(" · ")[0] ?? "";
  const script = "#!/bin/sh\nnginx -g 'daemon off;'\n";

  test.each([
    ["RUN mv /tmp2/start.sh /usr/bin", "start.sh"],
    ["RUN mv /tmp2/start.sh /usr/bin", "/usr/bin/start.sh"],
    ["RUN apt-get update && mv /tmp2/start.sh /usr/bin && chmod +x /usr/bin/*.sh && rm -rf /tmp2", "/usr/bin/start.sh"],
    ["RUN ln -s /tmp2/start.sh /usr/bin", "start.sh"],
  ])("%s, started as %s", (run, start) => {
    expect(lostIn(`FROM debian:12\nCOPY start.sh /tmp2/\n${run}\nCMD ["${start}"]`, { "start.sh": script })).toBe("sh ─ nginx");
  });

  test("a folder", () => {
    const source = 'FROM debian:12\nCOPY sub /app/sub\nENTRYPOINT ["/app/sub/run.sh"]';
    expect(lostIn(source, { "../sub/run.sh": script })).toBe("sh ─ nginx");
    expect(lostIn(source, { "sub/run.sh": script })).toBe("sh ─ nginx");
  });

  test("the whole of a context above", () => {
    const source = 'FROM debian:12\nCOPY . /app\nENTRYPOINT ["/app/run.sh"]';
    for (const root of ["../", "../../"]) expect(lostIn(source, { [`${root}run.sh`]: script, "healthcheck.sh": "" })).toBe("sh ─ nginx");
    const other = "#!/bin/sh\nexec redis-server\n";
    expect(lostIn(source, { "../run.sh": other, "run.sh": script })).toBe("sh ─ nginx");
    // The context cannot begin above a repository, and does not above a program's own folder.
    expect(lostIn(source, { "../run.sh": script, ".git/HEAD": "" })).toBe("run.sh");
    expect(lostIn(source, { "../run.sh": script, "go.mod": "" })).toBe("run.sh");
  });

  test("the context that Compose names", () => {
    const source = 'FROM debian:12\nCOPY . /app\nENTRYPOINT ["/app/run.sh"]';
    const other = "#!/bin/sh\nexec redis-server\n";
    const compose = (context: string): string =>
      `services:\n  app:\n    build:\n      context: ${context}\n      dockerfile: docker/Dockerfile\n`;
    const files = { "../docker/Dockerfile": source, "../run.sh": script, "run.sh": other, "go.mod": "" };
    expect(lostIn(source, { ...files, "../compose.yaml": compose(".") })).toBe("sh ─ nginx");
    expect(lostIn(source, files)).toBe("sh = redis-server");
  });
});

test("a script of a context that is the folder above is found here, where its first folder is not", () => {
  const source = 'FROM debian:12\nCOPY ./shop-docker/entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["nginx","-g","daemon off;"]';
  expect(drawn(source, { "entry.sh": 'exec "$@"' })).toContain("ok");
});
