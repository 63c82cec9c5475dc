// copy-before-install: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { findings, fixAll, lint, otherFiles } from "../support/rule";

const id = "copy-before-install";
const node = { files: { "package.json": "{}", "package-lock.json": "", ".npmrc": "", "a.js": "", ".dockerignore": "node_modules\n" } };

test("underlines the copy of everything", () => {
  const source = "FROM a\nWORKDIR /x\nCOPY . .\nRUN npm ci";
  expect(lint(id, source)).toBe(
    "FROM a\nWORKDIR /x\nCOPY . .\n     ~ Every change of any file runs npm ci again. Copy package.json and package-lock.json first, run npm ci, and copy the rest behind it\nRUN npm ci",
  );
  expect(lint(id, source, node)).toContain("[Copy package.json, package-lock.json and .npmrc and run npm ci first, review]");
});

test("the fix puts list and install in front", () => {
  expect(
    fixAll(id, "from a\r\nworkdir /x\r\ncopy --chown=1 . /x\r\n# install\r\nrun --network=host npm ci --omit=dev\r\ncmd a", node),
  ).toBe(
    "from a\r\nworkdir /x\r\ncopy --chown=1 package.json package-lock.json .npmrc /x/\r\n# install\r\nrun --network=host npm ci --omit=dev\r\ncopy --chown=1 . /x\r\ncmd a",
  );
  expect(fixAll(id, "FROM a\nWORKDIR /x\nCOPY . .\nRUN npm ci \\\n  # and then\n  && npm run build", node)).toBe(
    "FROM a\nWORKDIR /x\nCOPY package.json package-lock.json .npmrc ./\nRUN npm ci\nCOPY . .\nRUN \\\n  # and then\n  npm run build",
  );
  expect(fixAll(id, "FROM a\nADD . /x\nWORKDIR /x\n\nRUN npm ci\nCMD a", node)).toBe(
    "FROM a\nADD package.json package-lock.json .npmrc /x/\nWORKDIR /x\n\nRUN npm ci\n\nADD . /x\n\nCMD a",
  );
  expect(
    fixAll(id, "FROM a\nCOPY . ./\nRUN pip install -r requirements.txt", { files: { "requirements.txt": "flask==3\n", "a.py": "" } }),
  ).toBe("FROM a\nCOPY requirements.txt ./\nRUN pip install -r requirements.txt\nCOPY . ./\n");
});

test.each([
  ["scripts run while installing", "COPY . .\nRUN npm ci", { ...node.files, "package.json": '{"scripts":{"postinstall":"x"}}' }],
  ["workspaces", "COPY . .\nRUN npm ci", { ...node.files, "package.json": '{"workspaces":["a"]}' }],
  ["installed elsewhere", "COPY . /y\nRUN npm ci", node.files],
  ["not the first command", "COPY . .\nRUN cd sub && npm ci", { ...node.files, "sub/package.json": "{}" }],
  ["a relative target before another WORKDIR", "COPY . .\nWORKDIR /y\nRUN npm ci", node.files],
  ["a variable between", "COPY . .\nENV NODE_ENV=production\nRUN npm ci", node.files],
  ["the project is installed too", "COPY . .\nRUN uv sync", { "pyproject.toml": "", "uv.lock": "" }],
  ["left out of the context", "COPY . .\nRUN npm ci", { ...node.files, ".dockerignore": "package.json" }],
])("found, without a fix: %s", (_, lines, files) => {
  const source = `FROM a\nWORKDIR /x\n${lines}`;
  const setting = { files: files as Record<string, string> };
  expect(lint(id, source, setting)).toContain("Every change of any file runs");
  expect(fixAll(id, source, setting)).toBe(source);
});

test.each([
  ["installed before", "COPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm ci --omit=dev"],
  ["only a part is copied", "COPY src .\nRUN npm ci"],
  ["packages that the command names", "COPY . .\nRUN npm install express"],
  ["global ones", "COPY . .\nRUN npm install -g"],
  ["the project itself", "COPY . .\nRUN pip install . && pip install -e ."],
  ["a cache mount keeps downloads", "COPY . .\nRUN --mount=type=cache,target=/root/.npm npm ci"],
  ["another stage", "COPY . .\nFROM b\nRUN npm ci"],
  ["from a stage", "COPY --from=x . .\nRUN npm ci"],
  ["a trigger", "ONBUILD COPY . .\nRUN npm ci"],
])("silent: %s", (_, lines) => {
  const source = `FROM a\n${lines}`;
  expect(lint(id, source, node)).toBe(source);
});

test.each([
  "FROM node:24\nCOPY pnpm-lock.yaml ./\nRUN pnpm fetch\nCOPY . .\nRUN pnpm install --prefer-offline",
  "FROM node:24 AS deps\nCOPY pnpm-lock.yaml ./\nRUN pnpm fetch --prod\nFROM deps\nCOPY . .\nRUN pnpm install",
  "FROM node:24 AS deps\nCOPY package.json ./\nRUN npm ci\nFROM deps\nCOPY . .\nRUN npm ci",
  "FROM org/with-store\nCOPY . .\nRUN pnpm install --offline",
])("what is loaded before is only linked: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("pnpm fetch behind the copy, and another program's", () => {
  expect(lint(id, "FROM node:24\nCOPY . .\nRUN pnpm fetch && pnpm install")).toContain("Every change");
  expect(lint(id, "FROM node:24\nRUN pnpm fetch\nCOPY . .\nRUN npm ci")).toContain("Every change");
});

test("in a workspace the list in its root is not enough", () => {
  const source = (install: string) => `FROM node:24\nCOPY . .\nRUN ${install}`;
  const pnpm = { "package.json": "{}", "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "packages:\n  - a\n" };
  expect(lint(id, source("pnpm install"), { files: pnpm })).toContain(
    "Copy pnpm-lock.yaml and pnpm-workspace.yaml and run pnpm fetch first",
  );
  const patched = { ...pnpm, "package.json": '{"packageManager": "pnpm@10.0.0"}', "patches/a.patch": "" };
  expect(lint(id, source("pnpm install"), { files: patched })).toContain(
    "Copy package.json, pnpm-lock.yaml, pnpm-workspace.yaml and patches and run pnpm fetch first",
  );
  const settings = { ...pnpm, "pnpm-workspace.yaml": "onlyBuiltDependencies:\n  - a\n" };
  expect(lint(id, source("pnpm install"), { files: settings })).toContain(
    "Copy package.json, pnpm-lock.yaml and pnpm-workspace.yaml first, run pnpm install,",
  );
  const npm = { "package.json": '{"workspaces": ["a"]}', "package-lock.json": "" };
  expect(lint(id, source("npm ci"), { files: npm })).toContain("the package.json of every workspace first");
});

test("a folder, a part of the project, a list that is named by its whole path", () => {
  expect(lint(id, "FROM node:24\nCOPY ./ui /src/ui\nWORKDIR /src/ui\nRUN corepack enable && pnpm install")).toMatchInlineSnapshot(`
    "FROM node:24
    COPY ./ui /src/ui
         ~~~~ Every change of any file in ui runs pnpm install again. Copy ui/package.json and ui/pnpm-lock.yaml first, run pnpm install, and copy the rest behind it
    WORKDIR /src/ui
    RUN corepack enable && pnpm install"
  `);
  expect(lint(id, "FROM node:24\nWORKDIR /app\nCOPY ./src ./src\nCOPY package*.json ./\nRUN npm ci")).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /app
    COPY ./src ./src
         ~~~~~ Every change of any file in src runs npm ci again, though another COPY brings what it reads. Put this COPY behind it
    COPY package*.json ./
    RUN npm ci"
  `);
  expect(lint(id, "FROM python:3.13\nCOPY . /app\nRUN pip install -r /app/requirements.txt")).toMatchInlineSnapshot(`
    "FROM python:3.13
    COPY . /app
         ~ Every change of any file runs pip install again. Copy requirements.txt first, run pip install, and copy the rest behind it
    RUN pip install -r /app/requirements.txt"
  `);
  expect(
    lint(id, "FROM python:3.13\nCOPY requirements.txt /tmp/\nCOPY . /app\nRUN pip install -r /tmp/requirements.txt"),
  ).toMatchInlineSnapshot(`
    "FROM python:3.13
    COPY requirements.txt /tmp/
    COPY . /app
         ~ Every change of any file runs pip install again, though another COPY brings what it reads. Put this COPY behind it
    RUN pip install -r /tmp/requirements.txt"
  `);
  const files = { "requirements.txt": "flask==3\n", "a.py": "" };
  expect(fixAll(id, "FROM python:3.13\nCOPY . /app\nRUN pip install -r /app/requirements.txt", { files })).toBe(
    "FROM python:3.13\nCOPY requirements.txt /app/\nRUN pip install -r /app/requirements.txt\nCOPY . /app\n",
  );
});

test.each([
  ["a part behind the install", "COPY package*.json ./\nRUN npm ci\nCOPY src ./src"],
  ["what a script of the install needs", "COPY prisma ./prisma\nCOPY package*.json ./\nRUN npm ci"],
  ["packages of a workspace", "COPY packages ./packages\nCOPY package.json pnpm-lock.yaml ./\nRUN pnpm i --frozen-lockfile"],
  ["patches", "COPY patches/ patches/\nCOPY package.json yarn.lock ./\nRUN yarn --frozen-lockfile"],
  ["the project is installed", "COPY pyproject.toml poetry.lock ./\nCOPY src ./src\nRUN poetry install"],
  ["the sources are what is installed", "COPY pyproject.toml ./\nCOPY src ./src\nRUN pip install ."],
  ["the autoloader is made of them", "COPY composer.json composer.lock ./\nCOPY src ./src\nRUN composer install"],
  ["pnpm fetch came first", "COPY pnpm-lock.yaml ./\nRUN pnpm fetch\nCOPY src ./src\nCOPY package.json ./\nRUN pnpm i --offline"],
  ["a list of the base image", "COPY . /x\nRUN pip install -r /opt/base/requirements.txt"],
  ["a folder that the install does not run in", "COPY conf /etc/app\nCOPY package*.json ./\nRUN npm ci"],
  ["the lists come in a folder of their own", "COPY requirements/ /tmp/requirements/\nRUN pip install -r /tmp/requirements/base.txt"],
])("silent with folders: %s", (_, lines) => {
  const source = `FROM node:24\nWORKDIR /x\n${lines}`;
  expect(lint(id, source)).toBe(source);
});

test("a package of a workspace is what the install reads", () => {
  const told = (copy: string, files: Record<string, string>, run = "pnpm install"): boolean =>
    lint(id, `FROM node:24\nWORKDIR /app\n${copy}\nCOPY package.json pnpm-workspace.yaml pnpm-lock.yaml lerna.json ./\nRUN ${run}`, {
      files,
    }).includes("~");
  const packages = { "packages/client/package.json": "{}", "apps/web/package.json": "{}", "docs/a.md": "" };
  for (const [workspace, run] of [
    [{ "pnpm-workspace.yaml": "packages:\n  - 'packages/*'\n  - apps/** # all\ncatalog:\n  a: 1\n" }, "pnpm install"],
    [{ "pnpm-workspace.yaml": "packages: ['packages/*', \"apps/*\"]\n" }, "pnpm install"],
    [{ "package.json": '{"workspaces": ["packages/*", "apps/web"]}' }, "npm ci"],
    [{ "package.json": '{"workspaces": {"packages": ["./packages/*/", "apps/*"]}}' }, "yarn"],
    [{ "lerna.json": '{"packages": ["packages/*", "apps/*"]}' }, "npm ci"],
  ] as const) {
    const files = { ...packages, ...workspace };
    const above = Object.fromEntries(Object.entries(files).map(([path, text]) => [`../../${path}`, text]));
    for (const copy of ["COPY packages/client packages/client", "COPY apps apps", "COPY apps/web ./apps/web"]) {
      expect([copy, told(copy, files, run)]).toEqual([copy, false]);
      expect([copy, told(copy, above, run)]).toEqual([copy, false]);
    }
    expect(told("COPY docs docs", files, run)).toBe(true);
  }
  const plain = (copy: string): string => `FROM node:24\nWORKDIR /app\n${copy}\nCOPY package.json package-lock.json ./\nRUN npm ci`;
  expect(lint(id, plain("COPY client client"), { files: { "package.json": "{}", "client/package.json": "{}" } })).toContain("~");
  expect(told("COPY apps apps", { "pnpm-workspace.yaml": "packages:\n  - packages/*\n" })).toBe(true);
});

test("a RUN that installs and builds needs the folder: it has to be split", () => {
  const told = (run: string): string =>
    lint(id, `FROM node:24\nWORKDIR /app\nCOPY src src\nCOPY package.json package-lock.json ./\nRUN ${run}`);
  expect(told("npm ci && npm install ./src")).toContain("Split the RUN");
  expect(told("npm ci && npm run build")).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /app
    COPY src src
         ~~~ Every change of any file in src runs npm ci again, though another COPY brings what it reads. Split the RUN: npm ci in front of this COPY, what needs the sources behind it
    COPY package.json package-lock.json ./
    RUN npm ci && npm run build"
  `);
  expect(told("npm ci && npm install -g pm2 && npm cache clean --force && rm -rf /tmp/*")).toContain("Put this COPY behind it");
});

test("silent for development; in a workspace above no list alone", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install";
  expect(lint(id, source, { ...node, path: "a/Dockerfile.dev" })).toBe(source);
  expect(lint(id, source, { ...node, path: "a/Dockerfile" })).not.toBe(source);
  const above = { "package.json": "{}", "../../package.json": '{"workspaces":["apps/*"]}' };
  expect(lint(id, source, { files: above })).toContain("the package.json of every workspace");
  const pnpm = { "package.json": "{}", "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "packages:\n  - a\n", "a/package.json": "{}" };
  expect(fixAll(id, source.replace("npm", "pnpm"), { files: pnpm })).toBe(source.replace("npm", "pnpm"));
});

test("a workspace in a folder that is copied", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY web/ .\nRUN npm install";
  const plain = { "web/package.json": "{}", "web/package-lock.json": "", "web/.npmrc": "" };
  expect(lint(id, source, { files: plain })).toContain(
    "Copy web/package.json, web/package-lock.json and web/.npmrc first, run npm install,",
  );
  const packages = { ...plain, "web/package.json": '{"workspaces": ["packages/*"]}', "web/packages/a/package.json": "{}" };
  expect(lint(id, source, { files: packages })).toContain("the package.json of every workspace first");
  const above = Object.fromEntries(Object.entries(packages).map(([path, text]) => [`../${path}`, text]));
  expect(lint(id, source, { files: { ...above, "start.sh": "" } })).toContain("the package.json of every workspace first");
  const pnpm = { "web/package.json": "{}", "web/pnpm-lock.yaml": "", "web/pnpm-workspace.yaml": "packages:\n  - a\n" };
  expect(lint(id, source.replace("npm", "pnpm"), { files: pnpm })).toContain(
    "Copy web/pnpm-lock.yaml and web/pnpm-workspace.yaml and run pnpm fetch first",
  );
  expect(lint(id, source.replace("WORKDIR /app", "WORKDIR /"), { files: plain })).toContain("Copy web/package.json, web/package-lock.json");
});

test("a package with a lock file of its own is none of the workspace above", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN yarn install";
  const files = { "package.json": "{}", "yarn.lock": "", "../package.json": '{"workspaces":["a"]}' };
  expect(lint(id, source, { files })).toContain("Copy package.json and yarn.lock first, run yarn install,");
});

test.each([
  ["a path in package.json", "npm ci", { "package.json": '{"dependencies": {"a": "file:../a"}}' }],
  ["a list of lists", "pip install -r requirements.txt", { "requirements.txt": "-r base.txt\n" }],
  ["a module of the project", "go mod download", { "go.mod": "module a\nreplace b => ../b\n" }],
  ["modules of a workspace", "go mod download", { "go.mod": "module a\n", "go.work": "use (\n  ./a\n)\n" }],
  ["Maven's modules", "mvn dependency:go-offline", { "pom.xml": "<modules><module>a</module></modules>" }],
  ["Gradle's subprojects", "gradle dependencies", { "build.gradle": "", "settings.gradle": "include 'a'" }],
  ["a gemspec", "bundle install", { Gemfile: "source 'x'\ngemspec\n" }],
  ["a path in a Pipfile", "pipenv install", { Pipfile: '[packages]\na = {path = "a"}\n' }],
  ["Poetry's path", "poetry install --no-root", { "pyproject.toml": 'a = {path = "../a", develop = true}' }],
  ["members of uv's workspace", "uv sync --no-install-project", { "pyproject.toml": '[tool.uv.workspace]\nmembers = ["a"]\n' }],
  ["a crate is not read without its sources", "cargo fetch", { "Cargo.toml": "" }],
])("silent where the install reads more than the list: %s", (_, run, files) => {
  const source = `FROM a\nWORKDIR /x\nCOPY . .\nRUN ${run}`;
  expect(lint(id, source, { files: files as unknown as Record<string, string> })).toBe(source);
});

test("what leaves the project out", () => {
  const told = (run: string) => lint(id, `FROM a\nWORKDIR /x\nCOPY . .\nRUN ${run}`);
  expect(told("uv sync --locked")).toContain(
    "Copy pyproject.toml and uv.lock first and run uv sync --no-install-project, then copy the rest and run uv sync",
  );
  expect(told("poetry install")).toContain("run poetry install --no-root, then");
  expect(told("poetry install --no-root")).toContain("first, run poetry install,");
  expect(told("composer install")).toContain(
    "run composer install --no-scripts --no-autoloader, then copy the rest and run composer dump-autoload",
  );
});

const yarn = {
  "package.json": "{}",
  "yarn.lock": "",
  ".yarnrc.yml": "yarnPath: .yarn/releases/yarn-4.11.0.cjs",
  ".yarn/releases/yarn-4.11.0.cjs": "",
  ".yarn/patches/a.patch": "",
};

test("the fix brings Yarn's own program and patches, and nothing twice", () => {
  expect(fixAll(id, "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN yarn install --immutable\n", { files: yarn })).toBe(
    "FROM node:24\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nCOPY .yarn/releases ./.yarn/releases/\nCOPY .yarn/patches ./.yarn/patches/\nRUN yarn install --immutable\nCOPY . .\n",
  );
  const source = "FROM node:24\nWORKDIR /app\nCOPY --chown=node package*.json ./\nCOPY --chown=node . .\nRUN yarn install\n";
  const { ".yarn/patches/a.patch": _, ...files } = yarn;
  expect(lint(id, source, { files })).toContain("Copy yarn.lock, .yarnrc.yml and .yarn/releases first");
  expect(fixAll(id, source, { files })).toBe(
    "FROM node:24\nWORKDIR /app\nCOPY --chown=node package*.json ./\nCOPY --chown=node yarn.lock .yarnrc.yml ./\nCOPY --chown=node .yarn/releases ./.yarn/releases/\nRUN yarn install\nCOPY --chown=node . .\n",
  );
});

test("where another COPY brings it all, the install moves alone", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY package*.json ./\nCOPY . .\nRUN npm ci\n";
  const files = { "package.json": "{}", "package-lock.json": "", ".dockerignore": "**/node_modules\n" };
  expect(lint(id, source, { files })).toContain(
    "though another COPY brings what it reads. Put this COPY behind it [Run npm ci first, review]",
  );
  expect(fixAll(id, source, { files })).toBe("FROM node:24\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\n");
});

test("comments and blank lines stay with what they are about", () => {
  const files = { "package.json": "{}", "package-lock.json": "" };
  const fixed = (source: string) => fixAll(id, source, { files });
  expect(
    fixed("FROM node:24\n\n# Copy sources\nCOPY . /data\nWORKDIR /data\n\n# Install packages\nRUN npm ci\n\n# Build\nRUN npm run build\n"),
  ).toMatchInlineSnapshot(`
    "FROM node:24

    COPY package.json package-lock.json /data/
    WORKDIR /data

    # Install packages
    RUN npm ci

    # Copy sources
    COPY . /data

    # Build
    RUN npm run build
    "
  `);
  expect(fixed("FROM node:24\nWORKDIR /a\n\n# Install dependencies\nCOPY . .\nRUN npm ci\n\nCMD a\n")).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /a

    # Install dependencies
    COPY package.json package-lock.json ./
    RUN npm ci
    COPY . .

    CMD a
    "
  `);
  expect(fixed("FROM node:24\nWORKDIR /a\n# hadolint ignore=DL3020\nADD . .\nRUN npm ci\nCMD a\n")).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /a
    ADD package.json package-lock.json ./
    RUN npm ci
    # hadolint ignore=DL3020
    ADD . .
    CMD a
    "
  `);
  expect(fixed("FROM node:24\nWORKDIR /a\n\nCOPY . .\n\n# all at once\nRUN npm ci && npm run build\n")).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /a

    COPY package.json package-lock.json ./

    RUN npm ci

    COPY . .

    # all at once
    RUN npm run build
    "
  `);
});

test("the list lies in a folder above, which is the context", () => {
  const files = {
    "start.sh": "",
    "../package.json": '{"packageManager": "pnpm@10.0.0"}',
    "../pnpm-lock.yaml": "",
    "../pnpm-workspace.yaml": "packages:\n  - a\n",
    "../patches/a.patch": "",
  };
  expect(lint(id, "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN pnpm install", { files })).toContain(
    "Copy package.json, pnpm-lock.yaml, pnpm-workspace.yaml and patches and run pnpm fetch first",
  );
});

test.each([
  "COPY root /\nRUN mkdir /www && curl -L https://e.com/a.tgz | tar xz -C /www && cd /www && composer install",
  "COPY . /app\nRUN mkdir /www && mv /tmp/a-*/* /www/ && cd /www && npm ci",
  "COPY . /app\nRUN git clone https://e.com/x.git /src && cd /src && go mod download",
  "COPY . .\nRUN curl -o package.json https://e.com/package.json && npm install",
  "COPY . .\nRUN cd gone && npm ci",
  "COPY root /\nWORKDIR /var/www\nRUN composer install",
  "COPY . .\nRUN bundle install",
  "COPY . .\nRUN npm init -y && npm install",
])("a list that does not come from the context: %j", (lines) => {
  const source = `FROM example.com/x\nWORKDIR /w\n${lines}`;
  expect(lint(id, source, { files: { ...node.files, "root/etc/a.conf": "", "go.mod": "" } })).toBe(source);
});

test.each([
  ["COPY . .\nRUN chown -R app . && npm ci", "Copy package.json, package-lock.json and .npmrc first"],
  ["COPY . .\nRUN mkdir -p logs && cp .env.example .env && npm ci", "Copy package.json, package-lock.json and .npmrc first"],
  ["COPY . .\nRUN cd web && npm ci", "Copy web/package.json and web/package-lock.json first"],
  ["COPY . .\nWORKDIR web\nRUN npm ci", "Copy web/package.json and web/package-lock.json first"],
  ["COPY web /srv\nRUN cd /srv && git init && npm ci", "Copy web/package.json and web/package-lock.json first"],
  ["COPY . .\nRUN uv pip install --system -r requirements.txt", "runs uv pip install again. Copy requirements.txt first"],
])("a list that does: %j", (lines, says) => {
  const files = { ...node.files, "web/package.json": "{}", "web/package-lock.json": "", "requirements.txt": "a" };
  expect(lint(id, `FROM example.com/x\nWORKDIR /w\n${lines}`, { files })).toContain(says);
});

test("a script that runs with the install and needs more of the project: which files is not known", () => {
  const source = "FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n";
  const says = (scripts: string) =>
    findings(id, source, { files: { "package.json": `{"scripts": {${scripts}}}`, "package-lock.json": "{}" } }).length;
  for (const script of [
    '"postinstall": "pnpm run gen-proto && pnpm run vendor"',
    '"postinstall": "./scripts/setup.sh"',
    '"preinstall": "node check.js"',
    '"prepare" : "npm run build"',
    '"postinstall": "prisma generate"',
    '"install": "node scripts/install.js"',
  ])
    expect(says(script)).toBe(0);
  for (const script of [
    '"postbuild": "node x.js"',
    '"prepare": "husky"',
    '"postinstall": "electron-builder install-app-deps"',
    '"start": "node x.js"',
  ])
    expect(says(script)).toBe(1);
});

test("without a .dockerignore the machine's own would come over what is installed: the fix writes one, or its line", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD node a.js\n";
  const files = { "package.json": "{}", "package-lock.json": "", "a.js": "" };
  expect(lint(id, source, { files })).toMatchInlineSnapshot(`
    "FROM node:24
    WORKDIR /app
    COPY . .
         ~ Every change of any file runs npm ci again. Copy package.json and package-lock.json first, run npm ci, and copy the rest behind it, with node_modules/ in .dockerignore: else what the machine that builds has of it comes over what is installed [Copy package.json and package-lock.json and run npm ci first, and leave node_modules/ out by .dockerignore, review]
    RUN npm ci
    CMD node a.js
    "
  `);
  expect(fixAll(id, source, { files })).toBe(
    source.replace("COPY . .\nRUN npm ci\n", "COPY package.json package-lock.json ./\nRUN npm ci\nCOPY . .\n"),
  );
  expect(otherFiles(id, source, { files })).toMatchInlineSnapshot(`
    [
      ".dockerignore 0..0: **/node_modules
    npm-debug.log*
    ",
    ]
  `);
  expect(otherFiles(id, source, { files: { ...files, ".dockerignore": ".git" } })).toEqual([".dockerignore 4..4: \n**/node_modules\n"]);
  expect(
    otherFiles(id, source, { files: { ...files, "Dockerfile.dockerignore": ".git\n" }, path: "/p/Dockerfile" }),
  ).toMatchInlineSnapshot(`
    [
      "Dockerfile.dockerignore 5..5: **/node_modules
    ",
    ]
  `);
  expect(otherFiles("missing-dockerignore", source, { files })).toEqual(otherFiles(id, source, { files }));
});

test("nothing is left out where nothing comes over it", () => {
  const source = (line: string): string => `FROM a\nWORKDIR /app\nCOPY . .\nRUN ${line}\n`;
  const silent = (line: string, files: Readonly<Record<string, string>>): void => {
    expect([line, otherFiles(id, source(line), { files })]).toEqual([line, []]);
    expect(fixAll(id, source(line), { files })).not.toBe(source(line));
  };
  silent("npm ci", { "package.json": "{}", "package-lock.json": "", ".dockerignore": "*\n!package*.json\n!src\n" });
  silent("yarn install", { "package.json": "{}", "yarn.lock": "", ".pnp.cjs": "" });
  silent("pip install -r requirements.txt", { "requirements.txt": "flask==3\n" });
  silent("uv sync --no-install-project", { "pyproject.toml": "", "uv.lock": "" });
  silent("go mod download", { "go.mod": "", "go.sum": "" });
  const excluded = source("npm ci").replace("COPY", "COPY --exclude=node_modules");
  expect(otherFiles(id, excluded, { files: node.files })).toEqual([]);
});

test("no fix where what lies there may be a part of the project, or the context is another folder", () => {
  const python = "FROM python:3.14\nWORKDIR /app\nCOPY . .\nRUN uv sync --no-install-project\n";
  const files = { "pyproject.toml": "", "uv.lock": "", ".venv/a.py": "" };
  expect(fixAll(id, python, { files })).toBe(python);
  expect(otherFiles(id, python, { files: { ...files, ".gitignore": ".venv/\n" } }).join()).toContain(".venv\n");
  const named = "FROM node:24\nWORKDIR /app\nCOPY node_modules/ours node_modules/ours\nCOPY . .\nRUN npm ci\n";
  const own = { "package.json": "{}", "package-lock.json": "", "node_modules/ours/a.js": "" };
  expect(fixAll(id, named, { files: own })).toBe(named);
});

test("names no lock file where the list lies there and none beside it", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install\n";
  expect(lint(id, source, { files: { "package.json": "{}" } })).toContain("Copy package.json first");
  expect(lint(id, source, { files: { "package.json": "{}", "yarn.lock": "" } })).toContain("Copy package.json first");
  expect(lint(id, source, { files: { "../.git/HEAD": "", "../package.json": "{}" } })).toContain("Copy package.json first");
  expect(lint(id, source.replace("npm", "yarn"), { files: { "package.json": "{}" } })).toContain("Copy package.json first");
  expect(lint(id, source)).toContain("Copy package.json and package-lock.json first");
});

test.each(["Dockerfile.ui.tilt", "tilt.Dockerfile", "Dockerfile.dev"])(
  "files that are synchronized into a running container: %s",
  (path) => {
    const source = "FROM node:22\nWORKDIR /app\nCOPY ui /app\nRUN pnpm install --frozen-lockfile";
    const files = { "ui/package.json": "{}", "ui/pnpm-lock.yaml": "" };
    expect(lint(id, source, { files, path })).toBe(source);
    expect(lint(id, source, { files, path: "Dockerfile.ui" })).toContain("runs pnpm install again");
  },
);

describe("what another stage has installed already", () => {
  const deps = "FROM node:24 AS deps\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --immutable";
  const build = (before: string, install: string): string =>
    `${deps}\nFROM node:24\nWORKDIR /app\n${before}COPY . .\nRUN ${install} && yarn build`;
  const modules = "COPY --from=deps /app/node_modules ./node_modules\n";
  const says = (source: string): string => lint(id, source);

  test("is left out, not put in front", () => {
    expect(says(build(modules, "yarn install --immutable"))).toMatchInlineSnapshot(`
      "FROM node:24 AS deps
      WORKDIR /app
      COPY package.json yarn.lock ./
      RUN yarn install --immutable
      FROM node:24
      WORKDIR /app
      COPY --from=deps /app/node_modules ./node_modules
      COPY . .
           ~ Every change of any file runs yarn install again, though stage deps has installed the same, and its node_modules is copied here. Leave this install out, or the copy of node_modules
      RUN yarn install --immutable && yarn build"
    `);
    expect(fixAll(id, build(modules, "yarn install"))).toBe(build(modules, "yarn install"));
    expect(says(build("", "yarn install").replace("COPY . .", `COPY . .\n${modules.trim()}`))).toContain(
      "stage deps has installed the same",
    );
    expect(says(build(modules, "if [ -f yarn.lock ]; then yarn install --immutable; fi"))).toContain("stage deps has installed the same");
  });

  test.each([
    ["another set of packages", build(modules, "yarn install --production")],
    ["another program", build(modules, "npm ci")],
    ["something else from there", build("COPY --from=deps /app/dist ./dist\n", "yarn install")],
    ["a stage that installs nothing", build(modules, "yarn install").replace("RUN yarn install --immutable\n", "RUN yarn --version\n")],
    ["for another folder", build("COPY --from=deps /app/node_modules /tools/node_modules\n", "yarn install")],
    ["behind the install", `${build("", "yarn install")}\n${modules}`],
  ])("but in the usual order: %s", (_, source) => {
    expect(says(source)).not.toContain("installed the same");
    expect(says(source)).toContain("Copy package.json");
  });
});

describe("a package of a pnpm workspace", () => {
  const files = { "package.json": "{}", "pnpm-lock.yaml": "", "pnpm-workspace.yaml": "packages:\n  - web\n", "web/package.json": "{}" };
  const lists = "package.json pnpm-lock.yaml pnpm-workspace.yaml ./";
  const source = (copies: string, install = "pnpm install --frozen-lockfile"): string =>
    `FROM node:24\nWORKDIR /app\nCOPY ${lists}\n${copies}\nRUN ${install}\nRUN pnpm build`;

  test("as a whole comes behind pnpm fetch", () => {
    expect(lint(id, source("COPY web ./web"), { files })).toMatchInlineSnapshot(`
      "FROM node:24
      WORKDIR /app
      COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
      COPY web ./web
           ~~~ Every change of any file in web runs pnpm install again. Copy pnpm-lock.yaml and pnpm-workspace.yaml and run pnpm fetch first: pnpm install --offline behind the copy then only links the packages
      RUN pnpm install --frozen-lockfile
      RUN pnpm build"
    `);
  });

  test.each([
    ["its list alone", source("COPY web/package.json ./web/"), files],
    ["loaded before", source("RUN pnpm fetch\nCOPY web ./web"), files],
    ["offline", source("COPY web ./web", "pnpm install --offline"), files],
    ["no lock file", source("COPY web ./web"), { ...files, "pnpm-lock.yaml": undefined }],
    ["another manager, which reads the lists", source("COPY web ./web", "yarn install"), files],
    ["a cache mount", source("COPY web ./web").replace("RUN", "RUN --mount=type=cache,target=/pnpm"), files],
  ])("silent: %s", (_, text, there) => {
    const known = Object.fromEntries(Object.entries(there).flatMap(([name, body]) => (body === undefined ? [] : [[name, body]])));
    expect(findings(id, text, { files: known })).toEqual([]);
  });
});
