// Scripts in, what they install out.
import { expect, test } from "vitest";
import { asksQuestions, type Package, packageInstalls } from "../../server/src/core/shell/packages";
import { script } from "./draw";

const drawPackage = ({ word, name, separator, version, pinned, local }: Package): string => {
  if (local) return `file ${name}`;
  return `${name ?? `?${word.text}`}${version === undefined ? "" : ` ${separator ?? "option"} ${version}`}${pinned === undefined ? " ?" : pinned ? " pinned" : ""}`;
};
const drawn = (text: string): string[] =>
  packageInstalls(script(text)).map((install) => {
    const { manager, subcommand, packages } = install;
    return `${manager} ${subcommand}${asksQuestions(install) ? " (asks)" : ""}: ${packages.map(drawPackage).join(", ")}`;
  });

test.each([
  [
    "apt-get update && apt-get install -y --no-install-recommends curl nginx=1.2 git/sid ./a.deb $X php$V lib*",
    "apt-get install: curl, nginx = 1.2 pinned, git / sid pinned, file ./a.deb, ?$X ?, php$V, lib*",
  ],
  ["apt install curl=$V -qq", "apt install: curl = $V pinned"],
  ["apt-get install a", "apt-get install (asks): a"],
  [
    "apk add --no-cache -t .deps curl 'nginx>1.2' git~2 py3-pip=~3 .x=1",
    "apk add: curl, nginx > 1.2 pinned, git ~ 2 pinned, py3-pip =~ 3 pinned, .x = 1 pinned",
  ],
  [
    "yum -y install gcc-c++ nginx-1.20.1 java-11-openjdk java-11-openjdk-11.0.2 https://x/a.rpm",
    "yum install: gcc-c++, nginx - 1.20.1 pinned, java-11-openjdk, java-11-openjdk - 11.0.2 pinned, file https://x/a.rpm",
  ],
  ["dnf5 install a", "dnf install (asks): a"],
  ["dnf group install -y x", "dnf group install: x"],
  ["zypper -n in a 'b>=2'", "zypper in: a, b >= 2 pinned"],
  ["pacman -Syu --noconfirm a", "pacman -S: a"],
  [
    "pip install --no-cache-dir -r r.txt flask==2.0 'requests[s]>=2,<3' . git+https://x/y@1 -e ./z uvicorn[standard]",
    "pip install: flask == 2.0 pinned, requests[s] >= 2,<3 pinned, file ., file git+https://x/y@1, uvicorn[standard]",
  ],
  ["sudo python3 -m pip install -U pip", "pip install: pip"],
  ["npm i -g @a/b @a/c@1 d@latest e@^2 ./f", "npm i: @a/b, @a/c @ 1 pinned, d @ latest, e @ ^2 pinned, file ./f"],
  ["npm install", "npm install: "],
  ["npm run build && npm ci"],
  ["yarn global add a@1 && yarn add b", "yarn global add: a @ 1 pinned", "yarn add: b"],
  ["gem install rake:1 bundler -N && gem install x -v 2", "gem install: rake : 1 pinned, bundler", "gem install: x option 2 pinned"],
  ["composer global require -n a/b:^1 a/c", "composer global require: a/b : ^1 pinned, a/c"],
  ["go install x.org/a@latest b/c@v1 ./...", "go install: x.org/a @ latest, b/c @ v1 pinned, file ./..."],
  ["cargo install --locked a --version 1", "cargo install: a option 1 pinned"],
  ["mamba install -y -c x python=3.9 a", "conda install: python = 3.9 pinned, a"],
  ["sh -c 'apt-get install -y a'", "apt-get install: a"],
  ["apt-get remove a; apt-cache policy; echo apt-get install x"],
])("%s", (text, ...expected) => {
  expect(drawn(text)).toEqual(expected);
});
