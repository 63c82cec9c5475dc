// folder-mode-without-x: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "folder-mode-without-x";

test("underlines the mode", () => {
  expect(
    lint(id, "FROM nginx:1.29\nCOPY --chmod=644 dist /srv/web\nRUN x && chmod -R 0640 /srv/conf && chmod -R a-x /srv/b"),
  ).toMatchInlineSnapshot(`
    "FROM nginx:1.29
    COPY --chmod=644 dist /srv/web
                 ~~~ 644 is given to folders, too: without x only root can enter dist. Use u=rwX,go=rX [Write u=rwX,go=rX, review]
    RUN x && chmod -R 0640 /srv/conf && chmod -R a-x /srv/b
                      ~~~~ 0640 is given to folders, too: without x only root can enter /srv/conf. Use u=rwX,g=rX,o= [Write u=rwX,g=rX,o=, review]
                                                 ~~~ a-x is given to folders, too: without x only root can enter /srv/b. Use X, as in a+rX"
  `);
});

test.each([
  "COPY --chmod=644 site/ /srv/site/",
  "COPY --chmod=0664 . /srv/site",
  "COPY --from=b --chmod=644 /src/dist /srv/web",
  "WORKDIR /app\nCOPY --chmod=444 . .",
  "COPY --chmod=644 a.txt public /srv/x/",
  "ADD --chmod=644 https://github.com/a/b.git#v1 /srv/b",
  "RUN chmod -R 644 /srv/www",
  "RUN chmod -R 600 /home/app/.ssh\nUSER app",
  "COPY --chmod=600 keys/ /srv/keys\nUSER app",
])("a folder: %j", (lines) => {
  expect(findings(id, `FROM nginx:1.29\n${lines}`)).toHaveLength(1);
});

test.each([
  "COPY --chmod=644 nginx.conf /etc/nginx/nginx.conf",
  "COPY --chmod=644 conf.d/*.conf /etc/nginx/conf.d/",
  "COPY --chmod=644 conf.d/* /srv/conf.d/",
  "COPY --chmod=644 crontab /etc/cron.d/app",
  "COPY --chmod=0644 Procfile LICENSE /srv/",
  // It is there already, and whether it has folders in it is not known.
  "COPY --chmod=644 conf.d/ /etc/nginx/conf.d/",
  "RUN mkdir -p /srv/conf\nCOPY --chmod=644 conf/ /srv/conf/",
  "COPY --chmod=755 dist /srv/web",
  "COPY --chmod=u=rwX,go=rX dist /srv/web",
  "ADD --chmod=644 https://example.com/a.jar /srv/a.jar",
  "RUN chmod 644 /srv/www",
  "RUN chmod -R 644 /srv/www/*.html",
  "RUN chmod -R 755 /srv && chmod -R u=rwX,go=rX /srv && chmod -R go-rx /srv && chmod -R 700 /srv",
  "RUN chmod -R $MODE /srv",
  "RUN chmod -R 000 /srv",
  // Mended at once, or later.
  "RUN chmod -R 644 /srv/www && find /srv/www -type d -exec chmod 755 {} +",
  "RUN chmod -R 644 /srv && chmod -R a+X /srv",
  "RUN chmod -R 644 /srv; find /srv -type d | xargs chmod 755",
  "COPY --chmod=644 dist /srv/web\nRUN chmod -R a+rX /srv/web",
  // Root enters all of them, and nobody else is to.
  "RUN chmod -R 600 /root/.ssh /srv/keys",
])("silent: %j", (lines) => {
  const source = `FROM nginx:1.29\n${lines}`;
  expect(lint(id, source)).toBe(source);
});

test("the context tells what a name is", () => {
  const source = "FROM nginx:1.29\nCOPY --chmod=644 data /srv/data";
  expect(findings(id, source, { files: { "data/a.csv": "" } })).toHaveLength(1);
  expect(findings(id, source, { files: { data: "" } })).toHaveLength(0);
  const there = "FROM nginx:1.29\nCOPY --chmod=644 conf.d/ /etc/nginx/conf.d/";
  expect(findings(id, there, { files: { "conf.d/a.conf": "" } })).toHaveLength(0);
  expect(findings(id, there, { files: { "conf.d/sites/a.conf": "" } })).toHaveLength(1);
});

test("mends the mode", () => {
  expect(
    fixAll(id, "FROM nginx:1.29\nCOPY --chmod=0644 dist /srv/web\nRUN chmod -R 640 /srv/a; chmod -R 666 /srv/b; chmod -R '664' /c"),
  ).toBe(
    "FROM nginx:1.29\nCOPY --chmod=u=rwX,go=rX dist /srv/web\nRUN chmod -R u=rwX,g=rX,o= /srv/a; chmod -R 666 /srv/b; chmod -R '664' /c",
  );
  expect(fixAll(id, "# syntax=docker/dockerfile:1.7\nFROM nginx:1.29\nCOPY --chmod=644 dist /srv/web")).toBe(
    "# syntax=docker/dockerfile:1.7\nFROM nginx:1.29\nCOPY --chmod=755 dist /srv/web",
  );
});
