// world-writable-mode: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "world-writable-mode";

test("underlines the mode", () => {
  expect(lint(id, "FROM debian:12\nRUN chmod -R 777 /app && chmod a+rwx /b && chmod 0777 /c")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod -R 777 /app && chmod a+rwx /b && chmod 0777 /c
                 ~~~ 777 lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong [Write 755 and 0755, review]"
  `);
  expect(lint(id, "FROM debian:12\nCOPY --chmod=666 x /x")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY --chmod=666 x /x
                 ~~~ 666 lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong [Write 644, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN chmod o+w /a && chmod u=rw,go=rw /b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod o+w /a && chmod u=rw,go=rw /b
              ~~~ o+w lets every user in the container change this. Give write permission to the owner only, and use chown if the owner is wrong"
  `);
});

test.each([
  "FROM debian:12\nRUN chmod 1777 /tmp",
  "FROM debian:12\nRUN chmod 755 /a && chmod +x /b && chmod u+w /c && chmod g+w /d",
  "FROM debian:12\nRUN chmod a+rX /a",
  "FROM debian:12\nRUN chmod $MODE /a",
  "FROM debian:12\nRUN echo 777",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN chmod -R \\\n    777 /app\nCOPY --chmod=666 x /x\nADD --chmod=0777 y /y")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod -R \\
        755 /app
    COPY --chmod=644 x /x
    ADD --chmod=0755 y /y"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN chmod '777' /app && chmod a+w /b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod '777' /app && chmod a+w /b"
  `);
});

test.each(["/tmp", "/var/tmp", "/run", "/tmp/", "-R /tmp"])("of a shared folder the sticky bit is the fault: %s", (what) => {
  const source = `FROM debian:12\nRUN chmod 777 ${what}\nUSER app`;
  expect(lint(id, source)).toContain("777 leaves out the sticky bit, so every user can delete and replace what others put into /");
  expect(fixAll(id, source)).toBe(source.replace("777", "1777"));
});

test("a shared folder by another way, and what only looks like one", () => {
  expect(fixAll(id, "FROM debian:12\nENV T=/tmp\nRUN mkdir -p -m 777 $T")).toContain("-m 1777 $T");
  expect(fixAll(id, "FROM debian:12\nWORKDIR /\nRUN chmod 777 tmp")).toContain("chmod 1777 tmp");
  expect(fixAll(id, "FROM debian:12\nRUN chmod a=rwx /tmp")).toContain("chmod 1777 /tmp");
  expect(fixAll(id, "FROM debian:12\nRUN chmod 777 /tmp/app")).toContain("chmod 755 /tmp/app");
  const mixed = "FROM debian:12\nRUN chmod 777 /tmp /app";
  expect(lint(id, mixed)).toContain("lets every user in the container change these.");
  expect(fixAll(id, mixed)).toBe(mixed);
});

test("for users that nobody knows beforehand group 0 is enough", () => {
  expect(lint(id, "FROM debian:12\nRUN x && chmod -R g+w,o+w /app")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN x && chmod -R g+w,o+w /app
                      ~~~~~~~ g+w,o+w lets every user in the container change these files. A user whose id is not known beforehand is in group 0, so chgrp -R 0 and chmod -R g=u are enough [Write chgrp 0 and chmod g=u, review]"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN x && chmod -R g+w,o+w $HOME /b && y")).toBe(
    "FROM debian:12\nRUN x && chgrp -R 0 $HOME /b && chmod -R g=u $HOME /b && y",
  );
  expect(fixAll(id, "FROM debian:12\nRUN chmod a+rwX /b\nUSER 1001")).toContain("RUN chgrp 0 /b && chmod g=u /b");
  expect(fixAll(id, "FROM debian:12\nRUN chmod -R 777 /b\nUSER 1001")).toContain("RUN chgrp -R 0 /b && chmod -R 775 /b");
});

test.each([
  "FROM debian:12\nRUN a || chmod a+rwX /b",
  "FROM debian:12\nRUN if a; then chmod a+rwX /b; fi",
  "FROM debian:12\nRUN chmod a+rwX /b\nUSER app",
  "FROM debian:12\nRUN chmod ugo+rwx /b",
])("but not everywhere as a fix: %j", (source) => {
  expect(lint(id, source)).toContain("is in group 0");
  expect(fixAll(id, source)).toBe(source);
});

test.each([
  ["a USER below", "FROM debian:12\nRUN chmod 777 /conf\nUSER app"],
  ["in a stage on this one", "FROM debian:12 AS a\nRUN chmod 777 /conf\nFROM a\nUSER app"],
  ["a COPY that root owns", "FROM debian:12\nUSER app\nCOPY --chmod=777 a /b"],
  ["a COPY with another owner", "FROM debian:12\nCOPY --chown=www --chmod=777 a /b\nUSER app"],
  ["the base image's user", "FROM jenkins/jenkins:lts\nUSER root\nRUN chmod 777 /conf\nUSER jenkins"],
  ["an entrypoint that may give up root", 'FROM debian:12\nRUN chmod 777 /conf\nENTRYPOINT ["/entrypoint.sh"]'],
  ["a number that the image has a name for", "FROM postgres:17\nRUN chmod 777 /conf\nUSER 999"],
  ["a number made here", "FROM debian:12\nRUN useradd -u 1001 a && chmod 777 /conf\nUSER 1001"],
  ["not known which one", "FROM debian:12\nARG U\nRUN chmod 777 /conf\nUSER $U"],
])("no fix takes away what a later user needs: %s", (_, source) => {
  expect(lint(id, source)).toContain("777 lets every user");
  expect(fixAll(id, source)).toBe(source);
});

test.each([
  "FROM debian:12\nUSER app\nRUN chmod 777 /conf",
  "FROM debian:12\nRUN chmod 777 /conf\nUSER root",
  "FROM debian:12\nCOPY --chown=app --chmod=777 a /b\nUSER app",
  "FROM debian:12\nRUN chmod 777 /conf\nFROM debian:12\nUSER app",
])("the owner himself keeps it: %j", (source) => {
  expect(fixAll(id, source)).toBe(source.replace("777", "755"));
});

test("names the user who should own the files", () => {
  expect(lint(id, "FROM debian:12\nRUN chmod 777 /conf\nUSER app")).toContain("Let app own it");
});

test("several modes of one RUN are told once, each fault for itself", () => {
  expect(lint(id, "FROM debian:12\nRUN chmod 777 /a; chmod 777 /tmp; \\\n  chmod 666 /b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod 777 /a; chmod 777 /tmp; \\
              ~~~ 777 lets every user in the container change this. Give write permission to the owner only, and use chown if the owner is wrong [Write 755 and 644, review]
                            ~~~ 777 leaves out the sticky bit, so every user can delete and replace what others put into /tmp. Write 1777 [Write 1777, review]
      chmod 666 /b"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN chmod 777 /a; chmod 777 /tmp; chmod 666 /b")).toBe(
    "FROM debian:12\nRUN chmod 755 /a; chmod 1777 /tmp; chmod 644 /b",
  );
});

test.each([
  "FROM debian:12\n# The worker has another id on every host, so all must be able to write here\nRUN chmod 777 /a",
  "FROM debian:12\nRUN x && \\\n  # needs to be writable for the plugin's user\n  chmod 777 /a",
  "FROM debian:12\nRUN chmod a+w /tmp",
])("silent where a comment gives the reason, and where nothing is lost: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "FROM debian:12\n# Set permissions\nRUN chmod 777 /a",
  "FROM debian:12\n# needs curl\nRUN curl x && chmod 777 /a",
  "FROM debian:12\n# all must be able to write here\n\nENV A=1\nRUN chmod 777 /a",
  "FROM debian:12\n# Because everybody needs to write there\nRUN chmod 777 /tmp",
])("other comments say nothing about it: %j", (source) => {
  expect(lint(id, source)).toContain("777 ");
  expect(lint(id, source)).not.toBe(source);
});

test.each([
  '# allows "--user" with any id\nRUN mkdir /data && chmod 777 /data',
  "# must be world-writable\nRUN chmod 777 /data",
  "RUN mkdir -p /var/run/postgresql && chmod 2777 /var/run/postgresql",
  'ENV PGDATA=/var/lib/postgresql/data\nRUN mkdir -p "$PGDATA" && chmod 777 "$PGDATA"',
])("deliberate: %j", (lines) => {
  const source = `FROM debian:12\n${lines}\n`;
  expect(lint(id, source)).toBe(source);
});

test.each(["# the user can write here\nRUN chmod 777 /data", "RUN chmod 777 /var/run/postgresql /app"])("not explained: %j", (lines) => {
  expect(lint(id, `FROM debian:12\n${lines}\n`)).toContain("lets every user");
});

test.each([
  "RUN mkdir -p /data /cache && chmod 777 /data /cache",
  "RUN install -d -m 0777 -o 1000 -g 1000 \\\n  /a \\\n  /a/b",
  "RUN mkdir --parents --mode=0777 /var/lib/a",
  "RUN mkdir -p /opt/helm/plugins && chmod a+rwx /opt/helm",
  "ENV GOPATH=/go\nRUN mkdir -p $GOPATH/src $GOPATH/bin && chmod -R 777 $GOPATH",
  "RUN mkdir /.cache\nRUN chmod -R 777 /.cache",
  "RUN mkdir /run/x && chmod ugo+rwx,o+t /run/x",
  "ENV CARGO_HOME=/usr/local/cargo\nRUN x; chmod -R a+w $CARGO_HOME",
])("an empty folder for whoever runs the image, and the sticky bit in another part: %j", (lines) => {
  const source = `FROM debian:12\n${lines}`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  "RUN mkdir -p /data && chmod 777 /data\nUSER app",
  "COPY . /app\nRUN mkdir -p /app/storage && chmod 777 /app/storage",
  "RUN mkdir /app && cp /a /app/b && chmod 777 /app",
  "RUN mkdir /app && chmod 777 /app\nCOPY run.sh /app/",
  "RUN mkdir /data && chmod 777 /data /usr/bin/x",
  "RUN chmod -R 777 /data",
  "RUN mkdir /data && chmod 666 /data",
  "RUN mkdir /var/spool/a && chmod 777 /var/spool",
])("but not one that a USER below could own, or that holds something: %j", (lines) => {
  expect(lint(id, `FROM debian:12\n${lines}`)).toContain("lets every user");
});

test("folders of an image that the project starts under other ids", () => {
  const told = (source: string, files: Record<string, string>): boolean => lint(id, `FROM debian:12\n${source}`, { files }).includes("~");
  const run = { Makefile: 'run:\n\tdocker run --rm \\\n\t  -u "$(id -u)" image' };
  const compose = { "compose.yaml": 'services:\n  a:\n    build: .\n    user: "${UID}:${GID}"\n' };
  expect(told("RUN chmod -R 777 /root", run)).toBe(false);
  expect(told("RUN chmod -R 777 /root", compose)).toBe(false);
  expect(told("RUN chmod 777 /entrypoint.sh", run)).toBe(true);
  expect(told("RUN chmod -R 777 /root", { Makefile: "run:\n\tdocker run --rm image\n\tsudo -u 1000 x" })).toBe(true);
  expect(told("RUN chmod -R 777 /root", { "compose.yaml": "services:\n  a:\n    build: .\n" })).toBe(true);
});

test("a mode that is no plain 666 or 777 is for a person to change", () => {
  const source = "FROM debian:12\nRUN chmod 0622 /var/spool/trigger";
  expect(lint(id, source)).toContain("lets every user");
  expect(fixAll(id, source)).toBe(source);
});

test.each([
  "RUN useradd app && chown -R app:app /home/app && chmod -R o+rwx /home/app\nUSER app",
  "RUN chown -R app /data\nRUN chmod o+w /data/logs\nUSER app",
  "RUN chmod -R o+rwx /data && chown -R app /data\nUSER app",
  "COPY --chown=app . /data\nRUN chmod -R o+rwX /data\nUSER app",
  "ARG U=app\nRUN chown -R $U:$U /data && chmod -R o+w /data\nUSER $U",
  "RUN chown -R app /data && chmod -R o+w /data",
  "RUN chown -R app /data\nFROM one\nRUN chmod -R o+w /data\nUSER app",
])("silent where the user owns it, so that the mode is for others: %j", (lines) => {
  const source = `FROM debian:12 AS one\n${lines}`;
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["not the one who needs it", "RUN chown -R app /data && chmod -R o+w /data\nUSER www", "Let www own them"],
  ["taken back", "RUN chown -R app /data && chown -R root /data && chmod -R o+w /data\nUSER app", "Let app own them"],
  ["another folder", "RUN chown -R app /data && chmod -R o+w /srv\nUSER app", "Let app own them"],
  ["one of two folders", "RUN chown -R app /data && chmod -R o+w /data /srv\nUSER app", "Let app own them"],
  ["the folder alone", "RUN chown app /data && chmod -R o+w /data/logs\nUSER app", "Let app own them"],
  ["the group alone", "RUN chown -R :app /data && chmod -R o+w /data\nUSER app", "Let app own them"],
  ["another stage", "RUN chown -R app /data\nFROM debian:12\nRUN chmod -R o+w /data\nUSER app", "Let app own them"],
])("a chown of something else: %s", (_, lines, says) => {
  expect(lint(id, `FROM debian:12 AS one\n${lines}`)).toContain(says);
});

test("install makes it the user's own", () => {
  const image = "FROM alpine:3.24\nARG UID=10001\nRUN install -d -m 0777 -o ${UID} -g ${UID} /etc/data\nUSER ${UID}\n";
  expect(lint(id, image)).toContain(
    "0777 lets every user in the container write into this folder, though the one who needs it owns it already",
  );
  expect(lint(id, image.replace("-o ${UID}", "-o 20"))).toContain("Let 10001 own it");
});

test("everybody may write to what its user owns already: worth knowing", () => {
  expect(lint(id, "FROM debian:12\nRUN chown -R app /data && chmod -R 777 /data\nUSER app")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chown -R app /data && chmod -R 777 /data
                                       ~~~ 777 lets every user in the container change these files, though the one who needs them owns them already. Give write permission to the owner only
    USER app"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN chown -R app /data && chmod -R 777 /data")).toContain("chmod -R 755 /data");
});

test("a folder for the build alone", () => {
  for (const run of [
    'dir="$(mktemp -d)" && chmod 777 "$dir" && make && rm -rf "$dir" /etc/x.list',
    'dir=$(mktemp -d); chmod -R 777 $dir; make; if [ -n "$dir" ]; then rm -rf "${dir}"; fi',
    "mkdir /build && cp a /build && chmod -R 777 /build && make && rm -rf /build",
  ])
    expect(findings(id, `FROM debian:12\nRUN ${run}`)).toHaveLength(0);
  for (const run of [
    'dir="$(mktemp -d)" && rm -rf "$dir" && chmod 777 "$dir"',
    'chmod 777 "$dir" && rm -rf "$dir/cache"',
    'chmod 777 "$dir" "$other" && rm -rf "$dir"',
    "chmod -R 777 /opt/x && rm -rf /opt/x/tmp",
    "chmod 777 deno && mv deno /usr/bin/deno",
  ])
    expect(findings(id, `FROM debian:12\nRUN ${run}`)).toHaveLength(1);
});

test("the owner by its name, and USER by its number", () => {
  const source = "FROM debian:12\nRUN useradd -u 2000 app && mkdir /d && cp x /d && chown -R app /d && chmod -R MODE /d\nUSER 2000\n";
  expect(findings(id, source.replace("MODE", "o+rwx"))).toHaveLength(0);
  expect(lint(id, source.replace("MODE", "777"))).toContain("though the one who needs them owns them already");
  expect(lint(id, source.replace("MODE", "777").replace("USER 2000", "USER 2001"))).toContain("Let 2001 own them");
});

test("a folder alone, a user that is made further down, and many of the same kind", () => {
  const source =
    "FROM debian:13-slim\nRUN mkdir /opt/a && chmod a+rw /opt/a\nRUN mkdir /opt/b && chmod a+rw /opt/b\nRUN useradd app\nUSER app";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:13-slim
    RUN mkdir /opt/a && chmod a+rw /opt/a
                              ~~~~ a+rw lets every user in the container write into this folder (1 more like it below). Make app before this, let app own it, and give write permission to the owner only
    RUN mkdir /opt/b && chmod a+rw /opt/b
    RUN useradd app
    USER app"
  `);
  expect(findings(id, source)[0]?.related).toHaveLength(1);
  expect(lint(id, source.replace("useradd app", "useradd app && mkdir /opt/c && chmod a+rw /opt/c"))).toMatchInlineSnapshot(`
    "FROM debian:13-slim
    RUN mkdir /opt/a && chmod a+rw /opt/a
                              ~~~~ a+rw lets every user in the container write into this folder (1 more like it below). Make app before this, let app own it, and give write permission to the owner only
    RUN mkdir /opt/b && chmod a+rw /opt/b
    RUN useradd app && mkdir /opt/c && chmod a+rw /opt/c
                                             ~~~~ a+rw lets every user in the container write into this folder. Let app own it, and give write permission to the owner only
    USER app"
  `);
  expect(
    lint(id, "FROM debian:13-slim\nWORKDIR /srv/app\nCOPY . .\nRUN useradd app && chmod 777 /srv/app\nUSER app"),
  ).toMatchInlineSnapshot(`
    "FROM debian:13-slim
    WORKDIR /srv/app
    COPY . .
    RUN useradd app && chmod 777 /srv/app
                             ~~~ 777 lets every user in the container write into this folder. Let app own it, and give write permission to the owner only
    USER app"
  `);
  expect(lint(id, "FROM debian:13-slim\nCOPY a b /\nRUN chmod 777 /a\nRUN chmod 777 /b")).toMatchInlineSnapshot(`
    "FROM debian:13-slim
    COPY a b /
    RUN chmod 777 /a
              ~~~ 777 lets every user in the container change this (1 more like it below). Give write permission to the owner only, and use chown if the owner is wrong [Write 755, review]
    RUN chmod 777 /b"
  `);
});

test("one that a comment silences stands alone", () => {
  const source =
    "FROM debian:13-slim\nCOPY a b c /\n# dockwright ignore=world-writable-mode\nRUN chmod 777 /a\nRUN chmod 777 /b\nRUN chmod 777 /c\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:13-slim
    COPY a b c /
    # dockwright ignore=world-writable-mode
    RUN chmod 777 /a
    RUN chmod 777 /b
              ~~~ 777 lets every user in the container change this (1 more like it below). Give write permission to the owner only, and use chown if the owner is wrong [Write 755, review]
    RUN chmod 777 /c
    "
  `);
});

test("an info among tests", () => {
  const source = "FROM debian:13-slim\nCOPY a /\nRUN chmod 777 /a\n";
  expect(findings(id, source, { path: "/p/tests/docker/Dockerfile" }).map(({ severity }) => severity)).toEqual(["info"]);
  expect(findings(id, source, { path: "/p/docker/Dockerfile" }).map(({ severity }) => severity)).toEqual(["warning"]);
});

const carrier = (mode: string, more = 'CMD ["cat", "Only brings files"]'): string =>
  `FROM alpine:3.24\nCOPY --from=agent /opt/x /opt/x\nRUN chmod ${mode}\n${more}`;

test.each([
  carrier("a+w /opt/x/logs"),
  carrier("777 /opt/x/data /opt/x/cache"),
  carrier("a+w /opt/x/logs", ""),
  carrier("o+w /opt/x/tmp", 'ENTRYPOINT ["cp", "-r", "/opt/x", "/shared"]'),
])("a folder for others in an image that only carries files: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  carrier("-R a+w /opt/x/logs"),
  carrier("a+w /opt/x/lib"),
  carrier("666 /opt/x/logs"),
  carrier("a+w /opt/x/logs", 'CMD ["/opt/x/run"]'),
  carrier("a+w /opt/x/logs", 'USER 1000\nCMD ["cat", "x"]'),
  carrier("a+w /opt/x/logs", 'RUN adduser -D app\nCMD ["cat", "x"]'),
  carrier("a+w /opt/x/logs", "COPY app /app"),
  carrier("a+w /opt/x/logs", "RUN apk add x"),
])("but not with a program, a user or all below: %j", (source) => {
  expect(lint(id, source)).toContain("lets every user");
});

test.each([
  ["chmod a+w /opt/x/lib", "change this"],
  ["chmod a+w /opt/x/lib /opt/x/y", "change these"],
  ["chmod a+w $FILE", "change this"],
  ["chmod a+w /opt/x/run.sh", "change these files"],
  ["chmod -R a+w /opt/x", "change these files"],
  ["chmod 666 /opt/x/lib", "change these files"],
  ["echo a > /opt/x/lib && chmod a+w /opt/x/lib", "change these files"],
])("says what is known of the paths: %s", (command, words) => {
  expect(lint(id, `FROM debian:13\nRUN ${command}\nCMD ["x"]`)).toMatch(new RegExp(`container ${words}(?: \\(|\\.)`));
});

test.each([
  "FROM debian:13\nRUN chmod -R 777 /dev/shm\nUSER 1000",
  "FROM golang:1.26\nRUN go install example.com/x@v1 && chmod -R 777 /go\nUSER 1000",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

const forUnknown = "A user whose id is not known beforehand is in group 0";

test.each([
  ["a label", "LABEL io.openshift.tags=db\nRUN chmod -R 777 /data"],
  ["a comment of the stage", "# Works on OpenShift\nENV A=1\nRUN chmod -R 777 /data"],
  ["a comment in a RUN", "RUN a && \\\n  # any user can run it\n  b && \\\n  chmod -R 777 /data"],
  ["non-root users", "# for non-root users\nRUN chmod -R 777 /data"],
  ["chown to group 0", "RUN chown -R app:0 /data && chmod -R 777 /data"],
  ["chown to group root", 'RUN chown "$APP":root /data && chmod -R 777 /data'],
  ["chgrp", "RUN chgrp -R 0 /data && chmod -R 777 /data"],
  ["a user of group 0", "RUN useradd -u 1001 -g 0 app\nRUN chmod -R 777 /data"],
  ["a user of group root", "RUN adduser -D -G root app\nRUN chmod -R 777 /data\nUSER app"],
  ["find", "RUN find /data -exec chown couchdb:0 {} + && chmod -R 777 /data\nUSER couchdb"],
  ["a copy", "COPY --chown=1001:0 a /data\nRUN chmod -R 777 /data\nUSER app"],
  ["in the stage below", "LABEL io.openshift.tags=db\nFROM one\nRUN chmod -R 777 /data"],
  ["find chmod", "RUN chgrp 0 /data && find /data -type d -exec chmod 0777 {} \\;"],
])("of an image for ids that are not known beforehand group 0 is said, and 755 never written: %s", (_, lines) => {
  const source = `FROM debian:13 AS one\n${lines}\n`;
  const [found] = findings(id, source);
  expect(found?.severity).toBe("info");
  expect(lint(id, source)).toContain(forUnknown);
  expect(fixAll(id, source)).not.toContain("755");
});

test.each([
  ["root's own group", "RUN chown -R root:root /data && chown 0:0 /b && chmod -R 777 /data"],
  ["another group", "RUN useradd -g 1000 app && chown -R app:10 /other && chmod -R 777 /data"],
  ["another label", "LABEL io.openshiftlike=1\nRUN chmod -R 777 /data"],
  ["arbitrary in another sense", "# arbitrary choice\n\nRUN chmod -R 777 /data"],
  ["root's copy", "COPY --chown=root:root a /data\nRUN chmod -R 777 /data"],
  ["another stage", "LABEL io.openshift.tags=db\nFROM debian:13\nRUN chmod -R 777 /data"],
])("but not: %s", (_, lines) => {
  const source = `FROM debian:13 AS one\n${lines}\n`;
  expect(lint(id, source)).toContain("777 lets every user");
  expect(lint(id, source)).not.toContain(forUnknown);
  expect(findings(id, source)[0]?.severity).toBe("warning");
});

test("find is as good as -R", () => {
  expect(lint(id, "FROM debian:13\nRUN find /opt/a -type d -exec chmod 0777 {} +\n")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN find /opt/a -type d -exec chmod 0777 {} +
                                        ~~~~ 0777 lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong [Write 0755, review]
    "
  `);
  expect(fixAll(id, "FROM debian:13\nRUN find /opt/a -type d -exec chmod 0777 {} +\n")).toContain("chmod 0755 {} +");
  expect(lint(id, "FROM debian:13\nRUN find /d -exec chown app {} + && chmod -R 777 /d\nUSER app\n")).toContain("owns them already");
  const silent = "FROM debian:13\nRUN find /opt/a -exec chmod 755 {} + && find /go -exec chmod 777 {} +\n";
  expect(lint(id, silent)).toBe(silent);
});

test("counts the modes, not the instructions", () => {
  const source = "FROM debian:13\nCOPY a b c /\nRUN chmod 777 /a\nRUN chmod 777 /b && x && chmod 777 /c\n";
  expect(lint(id, source)).toContain("(2 more like it below)");
});

test.each([
  ["backticks", "docker run --rm --user `id -u`:`id -g` me", true],
  ["without a blank", "docker run -u`id -u` me", true],
  ["substitution", "docker run -u $(id -u) me", true],
  ["variables", "docker run -u ${UID}:${GID} me", true],
  ["root", "docker run -u 0 me", false],
  ["root and its group", "docker run --user 0:0 me", false],
  ["by name", "docker run -u app me", false],
])("a page starts the image: %s", (_, line, isSilent) => {
  const source = "FROM debian:13\nRUN fc-cache && chmod -R 777 /var/cache/fonts\n";
  const files = { ".git/HEAD": "", "README.md": `# Start\n\n    ${line}\n` };
  expect(lint(id, source, { files }) === source).toBe(isSilent);
});

test("for ids that are not known a reason is still one, and what somebody owns has no fix", () => {
  const reasoned = "FROM debian:13\nRUN chown -R app:root /d\n# Because the worker must be able to write here\nRUN chmod -R 777 /e\n";
  expect(lint(id, reasoned)).toBe(reasoned);
  const owned = "FROM debian:13\nRUN mkfifo /spool/t && chown mail:root /spool/t && chmod 0622 /spool/t\n";
  expect(lint(id, owned)).toContain(forUnknown);
  expect(fixAll(id, owned)).toBe(owned);
});
