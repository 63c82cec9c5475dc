// What is read of a project: its kind, versions, ports, how it starts, what it speaks to.
import { describe, expect, test } from "vitest";
import { noFacts } from "../../server/src/core/facts";
import { backingOf } from "../../server/src/core/features/templates/backing";
import { detectProjects, projectNeeds } from "../../server/src/core/features/templates/detect";
import { fillTemplate } from "../../server/src/core/features/templates/fill";
import { healthPath, portIn } from "../../server/src/core/features/templates/health";
import { nodeCommand } from "../../server/src/core/features/templates/kinds/nodeStart";
import { renderDockerfile, renderProject } from "../../server/src/core/features/templates/render";
import { exactVersion, versionFor } from "../../server/src/core/features/templates/versionRange";
import { kindsIn, projectIn } from "./support";

describe("versions", () => {
  const node = ["24", "22", "26"];
  test.each([
    [undefined, "24"],
    [">=18", "24"],
    ["^22.4.0", "22"],
    ["22.x", "22"],
    [">=20 <23", "22"],
    ["18 || 22", "22"],
    ["~22.11", "22"],
    ["18 - 22", "22"],
    ["<= 22", "22"],
    ["16.x", "16"],
    ["*", "24"],
  ])("node %s → %s", (range, version) => expect(versionFor(range, node)).toBe(version));

  const python = ["3.13", "3.12", "3.11", "3.14"];
  test.each([
    [">=3.11,<3.13", "3.12"],
    ["^3.12", "3.13"],
    ["~=3.11", "3.13"],
    ["==3.11.*", "3.11"],
    [">=3.9,<3.10", "3.9"],
    [">=3.14", "3.14"],
  ])("python %s → %s", (range, version) => expect(versionFor(range, python)).toBe(version));

  test("of a file of its own", () => {
    expect(exactVersion("v22.11.0\n")).toBe("22.11.0");
    expect(exactVersion("3.12")).toBe("3.12");
    expect(exactVersion("lts/jod")).toBeUndefined();
  });
});

describe("kinds", () => {
  test("nothing is found in nothing", () => expect(kindsIn({ "README.md": "" })).toEqual([]));

  test("package.json of assets beside a framework of another language is no project of its own", () => {
    const assets = '{ "scripts": { "build": "vite build" }, "devDependencies": { "vite": "7" } }';
    expect(kindsIn({ "package.json": assets, "composer.json": "{}" })).toEqual(["php-apache"]);
    expect(kindsIn({ "package.json": assets, Gemfile: 'gem "rails"\n' })).toEqual(["rails"]);
  });

  test("a library has nothing to start", () => expect(kindsIn({ "package.json": '{ "name": "a" }' })).toEqual([]));

  test("a broken package.json is an empty one", () => expect(kindsIn({ "package.json": "{", "index.js": "" })).toEqual(["node"]));

  test("Bun's lock file decides, unless a framework does", () => {
    const files = { "bun.lock": "", "index.ts": "" };
    expect(kindsIn({ ...files, "package.json": "{}" })).toEqual(["bun"]);
    expect(kindsIn({ ...files, "package.json": '{ "dependencies": { "next": "15" } }' })).toEqual(["nextjs"]);
  });

  test("asks for the folder first, then only for files that are there", () => {
    expect(projectNeeds(noFacts)).toEqual([{ kind: "directory", path: "." }]);
    const facts = { ...noFacts, directories: new Map([[".", ["go.mod", "main.go"]]]) };
    expect(projectNeeds(facts).filter(({ kind }) => kind === "file")).toEqual([
      { kind: "file", path: "go.mod" },
      { kind: "file", path: "main.go" },
    ]);
    expect(detectProjects(facts)).toHaveLength(1);
  });
});

describe("projects that people have", () => {
  const dockerfile = (files: Readonly<Record<string, string>>): string => {
    const { project, facts } = projectIn(files);
    return renderDockerfile(project, facts);
  };

  test("Express with its start script in bin/", () => {
    const text = dockerfile({
      "package.json": '{ "scripts": { "start": "node ./bin/www" }, "dependencies": { "express": "5" } }',
      "bin/www": "const port = normalizePort(process.env.PORT || '3000');\nserver.listen(port);\n",
    });
    expect(text).toContain("EXPOSE 3000");
    expect(text).toContain('CMD ["node", "./bin/www"]');
  });

  test("TypeScript without a build script is compiled all the same", () => {
    const text = dockerfile({
      "package.json": '{ "scripts": { "dev": "tsx watch src/index.ts" }, "devDependencies": { "typescript": "5" } }',
      "tsconfig.json": '{ "compilerOptions": { "outDir": "build" } }',
      "src/index.ts": "app.listen(4000);\n",
    });
    expect(text).toContain("RUN npx tsc\n");
    expect(text).toContain("COPY --from=build /app/build ./build");
    expect(text).toContain('CMD ["node", "build/index.js"]');
  });

  test("a site of react-scripts is served from its own output folder, and is no server", () => {
    const text = dockerfile({
      "package.json": '{ "scripts": { "build": "react-scripts build" }, "dependencies": { "react-scripts": "5" } }',
      "src/index.js": "",
      "public/index.html": "",
    });
    expect(text).toContain("COPY --from=build /app/build /usr/share/nginx/html");
  });

  test.each(["nuxt", "electron", "@sveltejs/kit"])("%s has no template: nothing is better than something wrong", (name) => {
    expect(kindsIn({ "package.json": `{ "scripts": { "build": "x" }, "devDependencies": { "${name}": "1" } }`, "index.js": "" })).toEqual(
      [],
    );
  });

  test("FastAPI in a package below src/", () => {
    const text = dockerfile({
      "pyproject.toml": '[project]\nname = "a"\ndependencies = ["fastapi[standard]>=0.115"]\n',
      "src/shop/__init__.py": "",
      "src/shop/main.py": 'from fastapi import FastAPI\n\napp: FastAPI = FastAPI(title="shop")\n',
    });
    expect(text).toContain("PYTHONPATH=/app/src");
    expect(text).toContain('CMD ["uvicorn", "shop.main:app", ');
    expect(text).toContain("uv pip install -r pyproject.toml");
  });

  test("Flask that a function makes", () => {
    const text = dockerfile({
      "requirements.txt": "Flask>=3\ngunicorn\n",
      "shop/__init__.py": "from flask import Flask\n\n\ndef create_app():\n    return Flask(__name__)\n",
    });
    expect(text).toContain('"shop:create_app()"');
  });

  test("a .NET solution: its web project, each project file in its own folder", () => {
    const text = dockerfile({
      "Shop.sln": 'Project("{1}") = "Shop.Core", "src\\Core\\Core.csproj"\nProject("{1}") = "Shop", "src\\Api\\Api.csproj"\n',
      "src/Core/Core.csproj": '<Project Sdk="Microsoft.NET.Sdk" />',
      "src/Api/Api.csproj": '<Project Sdk="Microsoft.NET.Sdk.Web"><TargetFramework>net10.0</TargetFramework></Project>',
    });
    expect(text).toContain("COPY src/Core/Core.csproj src/Core/\nCOPY src/Api/Api.csproj src/Api/\n");
    expect(text).toContain("dotnet publish src/Api/Api.csproj");
    expect(text).toContain('ENTRYPOINT ["dotnet", "Api.dll"]');
  });

  test("Spring Boot's port from YAML", () => {
    const text = dockerfile({
      "pom.xml": "<artifactId>spring-boot-starter-web</artifactId>",
      "src/main/resources/application.yml": "spring:\n  application:\n    name: a\nserver:\n  address: 0.0.0.0\n  port: ${PORT:8081}\n",
    });
    expect(text).toContain("EXPOSE 8081");
  });

  test("versions from .tool-versions and Volta", () => {
    expect(dockerfile({ "package.json": "{}", "index.js": "", ".tool-versions": "python 3.12.1\nnodejs 22.11.0\n" })).toContain(
      "FROM node:22.11.0-",
    );
    expect(dockerfile({ "package.json": '{ "volta": { "node": "22.4.1" } }', "index.js": "" })).toContain("FROM node:22.4.1-");
  });
});

describe("servers", () => {
  test.each([
    ["app.listen(process.env.PORT || 4000)", "4000"],
    ["app.listen(Number(process.env.PORT ?? '4001'))", "4001"],
    ["server.listen({ port: 4002 })", "4002"],
    ['http.ListenAndServe(":4003", nil)', "4003"],
    ['port = int(os.environ.get("PORT", 4004))', "4004"],
    ["PORT = 4005", "4005"],
    ['TcpListener::bind("0.0.0.0:4006")', "4006"],
    ["([0, 0, 0, 0], 4007)", "4007"],
    ['.bind(("0.0.0.0", 4009))', "4009"],
    ['e.Start(":4010")', "4010"],
    ["address.sin_port = htons(4008);", "4008"],
    ["const timeout = 5000", undefined],
  ])("port of %s", (source, port) => expect(portIn(source)).toBe(port));

  test("a route for health checks", () => {
    expect(healthPath('app.get("/healthz", f)')).toBe("/healthz");
    expect(healthPath('@app.get("/api/health")')).toBe("/api/health");
    expect(healthPath('app.get("/upload", f)')).toBeUndefined();
  });

  test("start scripts without npm in between", () => {
    expect(nodeCommand("NODE_ENV=production node -r dotenv/config server.js")?.words).toEqual(["node", "-r", "dotenv/config", "server.js"]);
    expect(nodeCommand("cross-env TZ=UTC node server.js")).toMatchObject({ words: ["node", "server.js"], variables: ["TZ=UTC"] });
    expect(nodeCommand("node migrate.js && node server.js")).toBeUndefined();
    expect(nodeCommand("next start")).toBeUndefined();
  });

  test("databases by whole names of packages", () => {
    expect(backingOf('{ "pg": "8", "ioredis": "5" }')).toEqual(["postgres", "redis"]);
    expect(backingOf("psycopg2-binary==2.9\n")).toEqual(["postgres"]);
    expect(backingOf('{ "pg-format": "1", "redistribute": "1" }')).toEqual([]);
    expect(backingOf("require github.com/go-sql-driver/mysql v1.9.3")).toEqual(["mysql"]);
  });
});

describe("the init", () => {
  const server = (more: string) => ({
    "package.json": '{ "main": "server.js" }',
    "server.js": `require("http").createServer().listen(80);\n${more}`,
  });
  const dockerfile = (files: Readonly<Record<string, string>>) => {
    const { project, facts } = projectIn(files);
    return renderDockerfile(project, facts);
  };

  test("is there where the program would sit out the grace period", () => {
    expect(dockerfile(server(""))).toContain('ENTRYPOINT ["/usr/bin/tini", "--"]');
  });

  test("is not there where the program stops by itself", () => {
    expect(dockerfile(server('process.on("SIGTERM", () => process.exit(0));'))).not.toContain("tini");
  });
});

test("templates: conditions of lines and blocks", () => {
  const template =
    "a {{x}}\n{{?x}}with x\n{{!x}}without x\n{{#y}}\nblock of y\n{{/y}}\n{{^y}}\nno y\n{{/y}}\n{{?x}}{{!y}}both\n\n\n\nend {{z}}\n";
  expect(fillTemplate(template, { x: "1", y: false })).toBe("a 1\nwith x\nno y\nboth\n\nend\n");
  expect(fillTemplate(template, { y: true })).toBe("a \nwithout x\nblock of y\n\nend\n");
});

test("a registry's credentials are a secret of the build, and stay out of the image", () => {
  const { project, facts } = projectIn({
    "package.json": '{ "dependencies": { "pg": "8" } }',
    "package-lock.json": "{}",
    "server.js": "",
    ".npmrc": "//registry.example.org/:_authToken=${NPM_TOKEN}\n",
  });
  const [dockerfile, ignore] = renderProject(project, facts);
  expect(dockerfile?.text).toContain("COPY package.json package-lock.json ./");
  expect(dockerfile?.text).toContain("RUN --mount=type=secret,id=npmrc,target=/root/.npmrc --mount=type=cache,target=/root/.npm npm ci");
  expect(ignore?.text).toContain("\n.npmrc\n");
});

describe("package managers", () => {
  const files = { "package.json": '{ "dependencies": { "pg": "8" } }', "server.js": "" };
  const lines = (more: Readonly<Record<string, string>>): string => {
    const { project, facts } = projectIn({ ...files, ...more });
    return renderProject(project, facts)[0]?.text ?? "";
  };

  test("pnpm in the major release of its lock file", () => {
    expect(lines({ "pnpm-lock.yaml": "lockfileVersion: '6.0'\n" })).toContain("npm install -g pnpm@8");
    expect(lines({ "pnpm-lock.yaml": "lockfileVersion: '9.0'\n" })).toContain("npm install -g pnpm@10");
  });

  test("Yarn 1 as it is in the image, later releases by corepack", () => {
    expect(lines({ "yarn.lock": "# yarn lockfile v1\n" })).toContain("yarn install --frozen-lockfile --production");
    const modern = lines({ "yarn.lock": "__metadata:\n  version: 8\n" });
    expect(modern).toContain("corepack prepare yarn@4");
    expect(modern).toContain("yarn workspaces focus --all --production");
  });

  test("without a lock file the install does not ask for one", () => {
    expect(lines({})).toContain("npm install --no-package-lock --omit=dev");
  });

  test("without dependencies nothing is installed", () => {
    expect(lines({ "package.json": "{}" })).not.toContain("npm");
  });
});

test("names from a project cannot break out of their place", () => {
  const text = (files: Readonly<Record<string, string>>): string => {
    const { project, facts } = projectIn(files);
    return renderDockerfile(project, facts);
  };
  expect(text({ "go.mod": "module example.org/a$(id);b\n", "main.go": "" })).toContain('ENTRYPOINT ["/aidb"]');
  expect(text({ "composer.json": '{ "require": { "ext-intl; id": "*", "ext-gd": "*" } }' })).toContain("RUN install-php-extensions gd\n");
  const typescript = { "package.json": '{ "devDependencies": { "typescript": "5" } }', "src/index.ts": "" };
  expect(text({ ...typescript, "tsconfig.json": '{ "compilerOptions": { "outDir": "a b\\nRUN id" } }' })).toContain("/app/dist ./dist");
  expect(text({ "package.json": '{ "volta": { "node": "22 AS x" } }', "index.js": "" })).toContain("FROM node:24-");
});
