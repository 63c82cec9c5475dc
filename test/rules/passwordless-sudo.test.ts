// passwordless-sudo: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "passwordless-sudo";
const around = (lines: string): string => `FROM debian:12\nRUN apt-get install -y sudo\n${lines}\nUSER app\nCMD ["/srv/app"]`;

test("underlines what needs no password", () => {
  expect(
    lint(
      id,
      around(
        "RUN useradd app && \\\n  echo 'app ALL=(ALL:ALL) NOPASSWD: ALL' >> /etc/sudoers && \\\n  echo \"app ALL=(ALL) NOPASSWD:/bin/chown\" > /etc/sudoers.d/app",
      ),
    ),
  ).toMatchInlineSnapshot(`
      "FROM debian:12
      RUN apt-get install -y sudo
      RUN useradd app && \\
        echo 'app ALL=(ALL:ALL) NOPASSWD: ALL' >> /etc/sudoers && \\
                                ~~~~~~~~~~~~~ This lets the user become root without a password, so whoever breaks into the program is root. Do what needs root before USER, and leave sudo out
        echo "app ALL=(ALL) NOPASSWD:/bin/chown" > /etc/sudoers.d/app
                            ~~~~~~~~~~~~~~~~~~~ As root, chown is as good as everything: this lets the user become root without a password. Do that before USER, and leave sudo out
      USER app
      CMD ["/srv/app"]"
    `);
});

test.each([
  "RUN printf 'app ALL=(ALL) NOPASSWD:ALL\\n' > /etc/sudoers.d/app",
  'RUN echo "%sudo ALL=NOPASSWD: ALL" | tee -a /etc/sudoers',
  "RUN sed -i 's/^# %wheel.*/%wheel ALL=(ALL) NOPASSWD: ALL/' /etc/sudoers",
  "RUN cat <<EOF > /etc/sudoers.d/app\napp ALL=(ALL) NOPASSWD: ALL\nEOF",
  "COPY <<EOF /etc/sudoers.d/app\napp ALL=(ALL) NOPASSWD: ALL\nEOF",
  "# Allow sudo\nRUN echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers",
])("finds %j", (lines) => {
  expect(findings(id, around(lines)).map(({ severity }) => severity)).toEqual(["warning"]);
});

test("where all run as root it is an info", () => {
  const source = "FROM debian:12\nRUN apt-get install -y sudo\nRUN echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers\nCMD [\"/srv/app\"]";
  expect(findings(id, source).map(({ severity }) => severity)).toEqual(["info"]);
});

test("strict profiles report development, too", () => {
  expect(
    findings(id, "FROM debian:12 AS dev\nRUN echo 'dev ALL=NOPASSWD: ALL' >> /etc/sudoers", { config: { profile: "all" } }),
  ).toHaveLength(1);
});

const line = "RUN echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers";

test.each([
  around("RUN echo 'app ALL=(ALL) NOPASSWD: /usr/sbin/update-thing' >> /etc/sudoers"),
  around("RUN echo 'app ALL=(ALL) ALL' >> /etc/sudoers"),
  around("# It needs sudo to mount the disk at start\nRUN echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers"),
  around("RUN x && \\\n  # echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers \\\n  y"),
  around("RUN echo NOPASSWD: ALL"),
  around(`${line} && su app -c x && sed -i '/NOPASSWD/d' /etc/sudoers`),
  around("RUN echo 'app ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/app\nRUN x; rm -f /etc/sudoers.d/app"),
  around(`${line}\nRUN apt-get purge -y sudo`),
  // People work in it.
  `FROM mcr.microsoft.com/devcontainers/base:bookworm\n${line}\nUSER app\nCMD ["/srv/app"]`,
  `FROM debian:12\n${line}\nUSER app`,
  `FROM debian:12 AS dev\n${line}\nUSER app\nCMD ["/srv/app"]`,
  // It does not ship.
  `FROM debian:12 AS build\n${line}\nFROM debian:12\nCOPY --from=build /a /a\nCMD ["/a"]`,
  `FROM debian:12\n${line}\nUSER app\nCMD ["bash"]`,
  `FROM debian:12\n${line}\nUSER app\nCMD sleep infinity`,
  around("# The devcontainer's user\nRUN echo app ALL=\\(root\\) NOPASSWD:ALL > /etc/sudoers.d/app"),
  around("RUN echo 'vscode ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers"),
  // There is no sudo.
  `FROM scratch\n${line}\nCMD ["/srv/app"]`,
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a script that the image brings along needs it when it runs", () => {
  const source = around(`COPY --chmod=755 scripts/start.sh bin/* /usr/local/bin/\n${line}`);
  const files = { "scripts/start.sh": '#!/bin/sh\nsudo chown -R app /data\nexec "$@"\n' };
  expect(lint(id, source, { files })).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get install -y sudo
    COPY --chmod=755 scripts/start.sh bin/* /usr/local/bin/
    RUN echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers
                            ~~~~~~~~~~~~~ This lets the user become root without a password, so whoever breaks into the program is root. scripts/start.sh calls sudo chown when it runs: start the container as root, do that first, and go on as the user with setpriv or gosu, without sudo
    USER app
    CMD ["/srv/app"]"
  `);
  const [found] = findings(id, source, { files });
  expect(found?.severity).toBe("info");
  const tool = { "scripts/start.sh": "#!/bin/sh\nexec $@\n", "bin/renew": "#!/bin/sh\nsudo -E /usr/sbin/service cron start\n" };
  expect(lint(id, source, { files: tool })).toContain("bin/renew calls sudo service when it runs: allow that alone in the sudoers");
  expect(lint(id, around(line).replace('["/srv/app"]', "sudo service cron start && /srv/app"))).toContain(
    "CMD calls sudo service when it runs",
  );
});

test("not so: what the build itself calls, a comment, another user's", () => {
  const says = (copy: string, text: string): string => lint(id, around(`${copy}\n${line}`), { files: { "x.sh": text } });
  expect(says("COPY x.sh /tmp/\nRUN sh /tmp/x.sh", "sudo apt-get update\n")).toContain("Do what needs root before USER");
  expect(says("COPY x.sh /x.sh", "# sudo chown\necho sudo chown\n")).toContain("Do what needs root before USER");
});

test("a start script that ends in a shell for people", () => {
  const source = `${around(`COPY start.sh /\n${line}`).replace('["/srv/app"]', '["/start.sh"]')}\n`;
  expect(findings(id, source, { files: { "start.sh": "#!/bin/bash\nsetup\nbash -l\n" } })).toHaveLength(0);
});

test.each(["RUN apt-get install -y openssh-server", "RUN apk add openssh && ssh-keygen -A", "RUN service ssh start"])(
  "people log in: %s",
  (line) => {
    const rule = "RUN useradd app && echo 'app ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers";
    expect(findings(id, around(`${line}\n${rule}`))).toEqual([]);
    expect(findings(id, around(`${line}\n${rule}`), { config: { profile: "all" } })).toHaveLength(1);
    expect(findings(id, around(`RUN apt-get install -y openssh-client\n${rule}`))).toHaveLength(1);
  },
);

test("people and build agents work in the container", () => {
  const source = around("RUN useradd app && echo 'app ALL=(ALL) NOPASSWD:ALL' >> /etc/sudoers");
  expect(findings(id, source, { path: "/p/.devcontainer/Dockerfile" })).toEqual([]);
  expect(findings(id, source, { path: "/p/Dockerfile.dev" })).toEqual([]);
  expect(findings(id, source, { path: "/p/app/Dockerfile" })).toHaveLength(1);
  const agent = "RUN curl -fsSL https://github.com/actions/runner/releases/download/v2/actions-runner-linux-x64-2.tar.gz | tar xz";
  expect(findings(id, source.replace("USER", `${agent}\nUSER`))).toEqual([]);
});
