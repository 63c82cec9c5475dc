// The smallest Dockerfile for each kind of finding that was once given where nothing is wrong.
import { expect, test } from "vitest";
import { findings, type Setting } from "../support/rule";

const cases: readonly (readonly [rule: string, source: string, setting?: Setting])[] = [
  ["apt-lists-left", "FROM debian:12\nRUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt"],
  [
    "apt-lists-left",
    'FROM debian:12\nSHELL ["/bin/bash","-c"]\nRUN apt-get update && apt-get install -y a && rm -rf /var/lib/{apt,dpkg}/\nRUN apt-get update && apt-get install -y a && rm -rf /var/lib/{apt/lists,x}/*',
  ],
  ["bash-syntax-in-sh", "FROM debian:12\nRUN rm /bin/sh && ln -s /bin/bash /bin/sh\nRUN source /x/env && echo a"],
  ["bash-syntax-in-sh", "FROM debian:13\nRUN set -o pipefail && echo a | cat"],
  ["comment-line-in-string", 'FROM debian:12\nRUN echo "a" \\\n# x\n "b"'],
  [
    "copy-before-install",
    "FROM node:24\nWORKDIR /a\nCOPY pnpm-lock.yaml .\nRUN pnpm fetch\nCOPY . .\nRUN pnpm install --offline --frozen-lockfile",
  ],
  ["copy-from-empty-stage", "FROM scratch AS empty\nFROM alpine:3.23\nCOPY --from=empty / /usr/bin/"],
  ["dnf-cache-left", "FROM fedora:43\nRUN dnf -y install a && rm -rf /var/cache/*"],
  ["dnf-cache-left", "FROM fedora:43\nRUN dnf -y install a && rm -rf /var/cache"],
  [
    "entrypoint-script-without-exec",
    'FROM node:24\nCOPY s.sh /\nENTRYPOINT ["/s.sh"]',
    {
      files: {
        "s.sh":
          '#!/bin/sh\nmkfifo "$A"\nnode a.js > "$A" &\nP=$!\nf(){ kill -"$1" "$P"; }\ntrap \'f TERM\' TERM\nwhile true; do if ! kill -0 "$P"; then wait "$P"; exit 1; fi; sleep 1; done\n',
      },
    },
  ],
  [
    "entrypoint-script-without-exec",
    'FROM quay.io/keycloak/keycloak:26.0\nCOPY s.sh /\nENTRYPOINT ["/s.sh"]',
    {
      files: {
        "s.sh":
          "#!/bin/bash\nadmin.sh config credentials --server http://k\nadmin.sh create realms -s realm=a\nadmin.sh create users -s username=a\n",
      },
    },
  ],
  ["expanded-heredoc-script", 'FROM debian:12\nENV A=1\nCOPY <<"EOF" /etc/s.conf\n$host\nEOF\nCOPY <<EOF /etc/x\n\\$x $A\nEOF'],
  ["healthcheck-tool-missing", 'FROM alpine:3.23\nCOPY p /p\nRUN xargs apk add --no-cache < /p\nSHELL ["/bin/bash","-c"]\nRUN ls'],
  [
    "healthcheck-tool-missing",
    'FROM debian:12\nCOPY p /p\nRUN apt-get update && xargs -a /p apt-get install -y && rm -rf /var/lib/apt/lists/*\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\nCMD ["sleep","1"]',
  ],
  ["heredoc-without-command", "FROM debian:12\nRUN <<EOF cat > f\na\nEOF\nRUN bash <<EOF\na\nEOF\nRUN <<EOF\na\nEOF"],
  [
    "ignores-stop-signal",
    'FROM node:24\nCOPY s.sh /\nENTRYPOINT ["/s.sh"]',
    {
      files: {
        "s.sh":
          '#!/bin/sh\nmkfifo "$A"\nnode a.js > "$A" &\nP=$!\nf(){ kill -"$1" "$P"; }\ntrap \'f TERM\' TERM\nwhile true; do if ! kill -0 "$P"; then wait "$P"; exit 1; fi; sleep 1; done\n',
      },
    },
  ],
  ["ignores-stop-signal", 'FROM debian:12\nCMD exec /bin/bash -c "trap : TERM INT; sleep infinity & wait"'],
  ["ignores-stop-signal", 'FROM node:24\nCOPY index.js /\nCMD ["node","/index.js"]'],
  ["missing-shell", 'FROM alpine:3.23\nCOPY p /p\nRUN xargs apk add --no-cache < /p\nSHELL ["/bin/bash","-c"]\nRUN ls'],
  ["mixed-instruction-casing", "# syntax=example.com/yaml-frontend\napiVersion: v1\nkind: x"],
  ["mixed-instruction-casing", 'FROM alpine:3.23\nHE\\\n# note\nAL\\\n# more\nTHCHECK NONE\nCMD ["ash"]'],
  ["mixed-instruction-casing", "FROM alpine:3.23\nCMD <<EOF\nenv\necho x\nEOF"],
  ["mixed-instruction-casing", "from alpine:3.23\nFOO bar\nrun x"],
  ["no-init-process", "FROM nginx:1.29\nHEALTHCHECK CMD curl -f http://localhost/"],
  ["no-start-command", "FROM registry.access.redhat.com/ubi8/openjdk-21\nCOPY a.jar /"],
  ["no-start-command", "FROM mcr.microsoft.com/dotnet/aspnet:3.0\nCOPY a /"],
  ["pip-cache-left", "FROM python:3.13\nRUN pip install --no-cache /wheels/*"],
  ["pipe-without-pipefail", 'FROM debian:12\nRUN curl -fo k "$(curl -fsSL https://example.com/x | sed s/a/b/)z"'],
  ["pipe-without-pipefail", "FROM debian:13\nRUN set -o pipefail && echo a | cat"],
  ["root-user", 'FROM debian:12\n# It has to run as root, since it opens devices\nUSER root\nCMD ["x"]'],
  [
    "secret-in-variable",
    'FROM debian:12\nENV TLS_PRIVATE_KEY="/opt/x/tls.key" SUDO_NO_PASSWD=1 APT_KEY_DONT_WARN=DontWarn\nENV GPG_KEY 0123456789ABCDEF0123456789ABCDEF01234567',
  ],
  [
    "secret-in-variable",
    "FROM debian:12\nENV KMS_KEY_ALIAS=alias/app AUTH_MODE=none TOKEN_TTL=3600 PASSWORD_MIN_LENGTH=12 AUTH_URL=https://a.example KEY_TYPE=rsa REQUIRE_MFA_AUTH=1\nENV GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567",
  ],
  ["shell-form-command", 'FROM debian:12\nCMD exec /bin/bash -c "trap : TERM INT; sleep infinity & wait"'],
  [
    "signal-never-reaches-app",
    'FROM node:24\nCOPY s.sh /\nENTRYPOINT ["/s.sh"]',
    {
      files: {
        "s.sh":
          '#!/bin/sh\nmkfifo "$A"\nnode a.js > "$A" &\nP=$!\nf(){ kill -"$1" "$P"; }\ntrap \'f TERM\' TERM\nwhile true; do if ! kill -0 "$P"; then wait "$P"; exit 1; fi; sleep 1; done\n',
      },
    },
  ],
  [
    "signal-never-reaches-app",
    'FROM debian:12\nCOPY s.sh /\nRUN apt-get update && apt-get install -y cron && rm -rf /var/lib/apt/lists/*\nENTRYPOINT ["/s.sh"]',
    { files: { "s.sh": '#!/bin/bash\nexec su -c "cron -f" root\n' } },
  ],
  [
    "signal-never-reaches-app",
    'FROM oven/bun:1\nWORKDIR /app\nCOPY package.json .\nCMD ["bun","run","start"]',
    { files: { "package.json": '{"scripts":{"start":"npm run with:env -- node a.js","with:env":"dotenv -e x --"}}\n' } },
  ],
  ["signal-never-reaches-app", 'FROM debian:12\nCMD exec /bin/bash -c "trap : TERM INT; sleep infinity & wait"'],
  ["unchecked-cd", "FROM debian:13\nRUN cd /tmp; touch a; cd /root; cd /opt; cd /var; mkdir -p /q && cd /q; touch b"],
  ["undefined-variable", 'FROM debian:12\nENV A=1\nCOPY <<"EOF" /etc/s.conf\n$host\nEOF\nCOPY <<EOF /etc/x\n\\$x $A\nEOF'],
  ["undefined-variable", 'FROM debian:12\nENV LD_LIBRARY_PATH="/opt/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"'],
  [
    "unknown-user",
    'FROM debian:13-slim\nARG USERNAME=vscode\nARG USER_UID=1000\nRUN groupadd --gid $USER_UID $USERNAME && useradd --uid $USER_UID --gid $USER_UID -m $USERNAME\nUSER $USERNAME\nCMD ["bash"]',
  ],
  ["unknown-user", "FROM alpine:3.23\nENV U=dev\nRUN adduser -S $U\nUSER dev"],
  ["unknown-user", "FROM ubuntu:24.04\nARG U=me\nRUN usermod -l $U ubuntu\nUSER $U"],
  ["unknown-user", 'FROM debian:13\nARG U=me\nRUN echo "$U:x:1000:1000::/home/me:/bin/sh" >> /etc/passwd\nUSER $U'],
  ["unset-variable", 'FROM debian:13\nRUN --mount=type=secret,id=tok,env=TOK curl -fsSL -H "A: $TOK" https://example.com -o /x'],
  ["unset-variable", 'FROM debian:13\nRUN : "${REV:=main}" && git fetch origin "$REV"'],
  [
    "unset-variable",
    'FROM debian:13\nRUN [ -n "${E:=$(date)}" ] && echo $E\nRUN export F="${G:=2}" && echo $G\nRUN export $(grep -v \'^#\' .env | xargs) && echo $API_URL\nRUN while read -r k v; do export "$k=$v"; done < /x && echo $Q\nRUN : $((N=4)) && make -j "$N"\nRUN : ${B=1} && echo $B',
  ],
  [
    "unset-variable",
    'FROM debian:13\nSHELL ["/bin/bash","-c"]\nRUN for ((i=0;i<3;i++)); do echo $i; done\nRUN ((x=3)); echo $x\nRUN coproc NAME { cat; }; echo ${NAME[0]}\nRUN exec {FD}>f; echo $FD',
  ],
  ["untagged-base-image", "# syntax=devthefuture/dockerfile-x\nINCLUDE ./a\nFROM ./x#y\nRUN z"],
  [
    "unused-suppression",
    'FROM debian:12\nCOPY docker-entrypoint.sh /\n# hadolint ignore=DL3002\nUSER root\nENTRYPOINT ["/docker-entrypoint.sh"]',
  ],
  ["unused-user", 'FROM debian:12\nRUN useradd -m test\nENTRYPOINT ["tools/dind"]'],
  ["whole-filesystem-copy", "FROM tonistiigi/xx AS xx\nFROM alpine:3.23\nCOPY --from=xx / /"],
  ["whole-filesystem-copy", "FROM scratch AS s\nCOPY a /\nFROM alpine:3.23\nCOPY --from=s / /"],
  ["write-after-volume", "FROM debian:12\nVOLUME /var/shared\nRUN ln -s /var/shared/.ssh"],
  ["write-after-volume", "# syntax=docker/dockerfile:1.7\nFROM debian:12\nVOLUME /d\nCOPY --chmod=755 a /d/a"],
];

for (const [rule, source, setting] of cases) {
  test(`${rule}: ${JSON.stringify(source)}`, () => {
    expect(findings(rule, source, setting)).toEqual([]);
  });
}
