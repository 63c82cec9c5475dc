// The split into a build stage and a runtime stage: what moves, what stays, what stands in both, on which image.
import { describe, expect, test } from "vitest";
import { split } from "../support/refactor";

describe("Node.js", () => {
  test("settings of the container move, variables stay in both, the application is copied as a whole", () => {
    expect(
      split(`
      FROM node:22-bookworm
      # Who to ask.
      LABEL maintainer="ops"
      ENV NODE_ENV=production
      EXPOSE 3000

      WORKDIR /app
      # Sources.
      COPY . .
      RUN npm ci && npm run build
      # Not as root.
      USER node
      HEALTHCHECK CMD node health.js
      CMD ["node", "dist/server.js"]
    `),
    ).toMatchInlineSnapshot(`
      "FROM node:22-bookworm AS build
      ENV NODE_ENV=production

      WORKDIR /app
      # Sources.
      COPY . .
      RUN npm ci && npm run build

      FROM node:22-bookworm-slim
      # Who to ask.
      LABEL maintainer="ops"
      ENV NODE_ENV=production
      EXPOSE 3000
      WORKDIR /app
      COPY --from=build /app /app
      # Not as root.
      USER node
      HEALTHCHECK CMD node health.js
      CMD ["node", "dist/server.js"]"
    `);
  });

  test("what is behind the build stays where it is", () => {
    expect(
      split(`
      FROM node:22
      WORKDIR /app
      COPY package*.json ./
      RUN npm ci
      COPY . .
      CMD ["node", "server.js"]
    `),
    ).toMatchInlineSnapshot(`
      "FROM node:22 AS build
      WORKDIR /app
      COPY package*.json ./
      RUN npm ci

      FROM node:22-slim
      WORKDIR /app
      COPY --from=build /app /app
      COPY . .
      CMD ["node", "server.js"]"
    `);
  });

  test("a folder that a single file was copied into holds what was built there", () => {
    const result = split(
      'FROM node:22\nADD package.json /data/package.json\nRUN cd /data && npm install\nADD . /data/\nADD static /static\nCMD ["node", "/data/a.js"]\n',
    );
    expect(result).toContain("FROM node:22-slim\nCOPY --from=build /data /data\nADD . /data/\nADD static /static\n");
  });

  test("packages of the system: compilers stay behind, the others come along, libraries for their headers", () => {
    expect(
      split(`
      FROM node:22-bookworm-slim
      RUN apt-get update && apt-get install -y --no-install-recommends build-essential python3-dev libpq-dev tini=0.19.0-1 \\
          && rm -rf /var/lib/apt/lists/*
      WORKDIR /app
      COPY . .
      RUN npm ci
      ENTRYPOINT ["tini", "--", "node", "server.js"]
    `),
    ).toMatchInlineSnapshot(`
      "FROM node:22-bookworm-slim AS build
      RUN apt-get update && apt-get install -y --no-install-recommends build-essential python3-dev libpq-dev tini=0.19.0-1 \\
          && rm -rf /var/lib/apt/lists/*
      WORKDIR /app
      COPY . .
      RUN npm ci

      FROM node:22-bookworm-slim
      RUN apt-get update && apt-get install -y --no-install-recommends libpq5 tini=0.19.0-1 && rm -rf /var/lib/apt/lists/*
      WORKDIR /app
      COPY --from=build /app /app
      ENTRYPOINT ["tini", "--", "node", "server.js"]"
    `);
  });

  test("development dependencies go where the start is compiled code", () => {
    const source = `
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN npm ci
      RUN npm run build
      CMD ["node", "dist/server.js"]
    `;
    expect(split(source)).toContain("RUN npm run build\nRUN npm prune --omit=dev\n\nFROM node:22-slim\n");
    expect(split(source.replace('["node", "dist/server.js"]', '["npx", "ts-node", "server.ts"]'))).not.toContain("prune");
  });

  test("a user other than root owns what is copied, and is made in both stages", () => {
    expect(
      split(`
      FROM node:22
      RUN useradd --create-home app
      WORKDIR /app
      COPY --chown=app . .
      USER app
      RUN npm ci
      CMD ["node", "server.js"]
    `),
    ).toMatchInlineSnapshot(`
      "FROM node:22 AS build
      RUN useradd --create-home app
      WORKDIR /app
      COPY --chown=app . .
      USER app
      RUN npm ci

      FROM node:22-slim
      RUN useradd --create-home app
      WORKDIR /app
      USER app
      COPY --from=build --chown=app /app /app
      CMD ["node", "server.js"]"
    `);
  });
});

describe("Python", () => {
  const source = `
    FROM python:3.12-bookworm
    WORKDIR /app
    COPY requirements.txt .
    RUN pip install -r requirements.txt
    COPY . .
    CMD ["python", "app.py"]
  `;

  test("packages move into an environment", () => {
    expect(split(source, { "requirements.txt": "flask==3.0\n" })).toMatchInlineSnapshot(`
      "FROM python:3.12-bookworm AS build
      WORKDIR /app
      COPY requirements.txt .
      RUN python -m venv /opt/venv
      ENV PATH=/opt/venv/bin:$PATH
      RUN pip install -r requirements.txt

      FROM python:3.12-bookworm-slim
      WORKDIR /app
      ENV PATH=/opt/venv/bin:$PATH
      COPY --from=build /opt/venv /opt/venv
      COPY . .
      CMD ["python", "app.py"]"
    `);
  });

  test("a package that loads a library of the system brings it along", () => {
    expect(split(source, { "requirements.txt": "psycopg2==2.9\n" })).toContain("install -y --no-install-recommends libpq5 &&");
    expect(split(source, { "requirements.txt": "psycopg2-binary==2.9\n" })).not.toContain("libpq5");
  });

  test("what the packages need must be known", () => {
    expect(split(source)).toMatchInlineSnapshot(
      `"line 4, requirements.txt: requirements.txt cannot be read, so that the libraries which its packages need at run time are not known"`,
    );
    expect(split(source, { "requirements.txt": "uwsgi\n" })).toMatchInlineSnapshot(
      `"line 4, requirements.txt: uwsgi uses libraries or programs of the system that the image python:3.12-bookworm-slim may lack"`,
    );
  });
});

describe("compiled programs", () => {
  const go = `
    FROM golang:1.24-bookworm
    WORKDIR /src
    COPY . .
    RUN go build -o /usr/local/bin/server ./cmd/server
    EXPOSE 8080
    CMD ["/usr/local/bin/server"]
  `;

  test("Go with C: Debian of the same release, with certificates", () => {
    expect(split(go, { "go.mod": "", "cmd/server/main.go": "" })).toMatchInlineSnapshot(`
      "FROM golang:1.24-bookworm AS build
      WORKDIR /src
      COPY . .
      RUN go build -o /usr/local/bin/server ./cmd/server

      FROM debian:bookworm-slim
      WORKDIR /src
      COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
      COPY --from=build /usr/local/bin/server /usr/local/bin/server
      EXPOSE 8080
      CMD ["/usr/local/bin/server"]"
    `);
  });

  test("Go without C: nothing but the program", () => {
    expect(split(go.replace("RUN go", "RUN CGO_ENABLED=0 go"), { "go.mod": "" })).toMatchInlineSnapshot(`
      "FROM golang:1.24-bookworm AS build
      WORKDIR /src
      COPY . .
      RUN CGO_ENABLED=0 go build -o /usr/local/bin/server ./cmd/server

      FROM gcr.io/distroless/static-debian13:latest
      WORKDIR /src
      COPY --from=build /usr/local/bin/server /usr/local/bin/server
      EXPOSE 8080
      CMD ["/usr/local/bin/server"]"
    `);
  });

  test("files beside the sources come along; where they are not known, the whole folder", () => {
    const here = go.replaceAll("/usr/local/bin/server", "./server").replace("-o ./server ./cmd/server", "-o server .");
    expect(split(here, { "main.go": "", "templates/index.html": "" })).toContain(
      "COPY --from=build /src/server /src/server\nCOPY --from=build /src/templates /src/templates\n",
    );
    expect(split(here)).toContain("COPY --from=build /src /src\n");
  });

  test("Alpine stays Alpine", () => {
    expect(split(go.replace("1.24-bookworm", "1.24-alpine3.21"), {})).toContain(
      "FROM alpine:3.21\nWORKDIR /src\nCOPY --from=build /usr/local/go/lib/time/zoneinfo.zip /usr/local/go/lib/time/zoneinfo.zip\n",
    );
  });

  test("Java: the jar, on the runtime of the same release", () => {
    expect(
      split(
        `
      FROM maven:3.9-eclipse-temurin-21
      WORKDIR /app
      COPY pom.xml .
      COPY src ./src
      RUN mvn -B package
      CMD ["java", "-jar", "target/app.jar"]
    `,
        {},
      ),
    ).toMatchInlineSnapshot(`
      "FROM maven:3.9-eclipse-temurin-21 AS build
      WORKDIR /app
      COPY pom.xml .
      COPY src ./src
      RUN mvn -B package

      FROM eclipse-temurin:21-jre
      WORKDIR /app
      COPY --from=build /app/target/app.jar /app/target/app.jar
      CMD ["java", "-jar", "target/app.jar"]"
    `);
  });

  test("what the build moves out of its folder", () => {
    const java =
      'FROM maven:3.9-eclipse-temurin-21\nWORKDIR /src\nCOPY pom.xml .\nCOPY src ./src\nRUN mvn package\nRUN mv target/a.jar /a.jar\nCMD ["java", "-jar", "/a.jar"]\n';
    expect(split(java, {})).toContain(
      "RUN mv target/a.jar /a.jar\n\nFROM eclipse-temurin:21-jre\nWORKDIR /src\nCOPY --from=build /a.jar /a.jar\n",
    );
    expect(split(java.replace("/a.jar\nCMD", "/a.jar && mkdir /data\nCMD"), {})).toBe("line 6, RUN: This RUN builds and also writes /data");
  });

  test("Rust: libraries that the crates link", () => {
    const rust = `
      FROM rust:1.90-bookworm
      WORKDIR /app
      COPY . .
      RUN cargo build --release
      CMD ["./target/release/app"]
    `;
    expect(split(rust, { "Cargo.lock": 'name = "openssl-sys"\n', "src/main.rs": "" })).toMatchInlineSnapshot(`
      "FROM rust:1.90-bookworm AS build
      WORKDIR /app
      COPY . .
      RUN cargo build --release

      FROM debian:bookworm-slim
      RUN apt-get update && apt-get install -y --no-install-recommends libssl3 && rm -rf /var/lib/apt/lists/*
      WORKDIR /app
      COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
      COPY --from=build /app/target/release/app /app/target/release/app
      CMD ["./target/release/app"]"
    `);
    expect(split(rust, { "Cargo.lock": 'name = "odd-sys"\n' })).toMatchInlineSnapshot(
      `"line 4, cargo: odd-sys uses libraries or programs of the system that the image debian:bookworm-slim may lack"`,
    );
  });

  test("C on the distribution's own compiler", () => {
    expect(
      split(
        `
      FROM debian:12
      RUN apt-get update && apt-get install -y gcc make libssl-dev curl && rm -rf /var/lib/apt/lists/*
      WORKDIR /src
      COPY . .
      RUN make
      CMD ["./server"]
    `,
        { "main.c": "", Makefile: "" },
      ),
    ).toMatchInlineSnapshot(`
      "FROM debian:12 AS build
      RUN apt-get update && apt-get install -y gcc make libssl-dev curl && rm -rf /var/lib/apt/lists/*
      WORKDIR /src
      COPY . .
      RUN make

      FROM debian:12-slim
      RUN apt-get update && apt-get install -y libssl3 curl && rm -rf /var/lib/apt/lists/*
      WORKDIR /src
      COPY --from=build /src/server /src/server
      CMD ["./server"]"
    `);
  });
});

describe("layouts", () => {
  test("CRLF, lower case, a name of its own", () => {
    expect(split('from node:22 as app\r\nworkdir /app\r\ncopy . .\r\nrun npm ci\r\ncmd ["node", "a.js"]\r\n')).toBe(
      "from node:22 as build\r\nworkdir /app\r\ncopy . .\r\nrun npm ci\r\n\r\nfrom node:22-slim as app\r\nworkdir /app\r\n" +
        'copy --from=build /app /app\r\ncmd ["node", "a.js"]\r\n',
    );
  });

  test("continuations, comments inside, escape=`, no line end at the end", () => {
    expect(
      split(
        '# escape=`\nFROM node:22\nWORKDIR /app\nCOPY . .\nLABEL a=1 `\n  # inside\n  b=2\nCMD ["node", "a.js"]\nRUN npm ci `\n  # then\n  && npm run build',
      ),
    ).toMatchInlineSnapshot(`
      "# escape=\`
      FROM node:22 AS build
      WORKDIR /app
      COPY . .
      RUN npm ci \`
        # then
        && npm run build

      FROM node:22-slim
      WORKDIR /app
      LABEL a=1 \`
        # inside
        b=2
      CMD ["node", "a.js"]
      COPY --from=build /app /app"
    `);
  });

  test("a heredoc builds", () => {
    expect(split('FROM node:22\nWORKDIR /app\nCOPY . .\nRUN <<EOF\nset -e\nnpm ci\nnpm run build\nEOF\nCMD ["node", "a.js"]\n')).toContain(
      "npm run build\nEOF\n\nFROM node:22-slim\n",
    );
  });

  test("a version that is an argument with a default", () => {
    const source = 'ARG NODE=22\nFROM node:${NODE}\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]\n';
    expect(split(source)).toContain("FROM node:${NODE} AS build\n");
    expect(split(source)).toContain("\nFROM node:${NODE}-slim\n");
    expect(split(source.replace("ARG NODE=22", "ARG NODE"))).toBe("line 2, node:${NODE}: Which image this is depends on a variable");
    expect(split(source.replace("node:${NODE}", "${NODE}"))).toBe("line 2, ${NODE}: Which image this is depends on a variable");
  });

  test("only the ARG that the final stage reads is there", () => {
    const result = split(`
      FROM node:22
      ARG REVISION
      ARG REGISTRY
      WORKDIR /app
      COPY . .
      RUN npm ci --registry=$REGISTRY
      LABEL revision=$REVISION
      CMD ["node", "a.js"]
    `);
    expect(result.split("FROM node:22-slim")[1]).toBe(
      '\nARG REVISION\nWORKDIR /app\nCOPY --from=build /app /app\nLABEL revision=$REVISION\nCMD ["node", "a.js"]',
    );
  });
});

describe("not offered, with the line that is in the way", () => {
  const node = (lines: string): string => `FROM node:22\nWORKDIR /app\nCOPY . .\n${lines}`;

  test.each([
    ["a second stage", "FROM node:22 AS a\nRUN npm ci\nFROM a\nCMD node a", "line 3, FROM: The file has several stages already"],
    [
      "a command that is not known",
      node('RUN ./setup\nRUN npm ci\nCMD ["node", "a.js"]'),
      "line 4, ./setup: What ./setup does to the image is not known",
    ],
    [
      "a download",
      node('RUN curl -o /x https://example.com/x\nRUN npm ci\nCMD ["node", "a.js"]'),
      "line 4, curl: What curl does to the image is not known",
    ],
    [
      "ONBUILD",
      node('ONBUILD RUN npm ci\nRUN npm ci\nCMD ["node", "a.js"]'),
      "line 4, ONBUILD: ONBUILD acts in images that are built on this one",
    ],
    [
      "a program that the light image lacks",
      node("RUN npm ci\nHEALTHCHECK CMD curl localhost\nCMD node a.js"),
      "line 5, curl: curl is not in the image node:22-slim",
    ],
    [
      "a script that cannot be read",
      node('RUN npm ci\nCMD ["./start.sh"]'),
      'line 5, "./start.sh": The script /app/start.sh cannot be read, so that what it needs at run time is not known',
    ],
    [
      "a digest",
      `FROM node:22@sha256:${"0".repeat(64)}\nRUN npm ci`,
      "line 1, node:22@sha256:0000000000000000000000000000000000000000000000000000000000000000: The image is pinned by its digest, and the digest of its light variant is not known",
    ],
    [
      "an image that is not known",
      "FROM company/node:22\nRUN npm ci",
      "line 1, company/node:22: A light image that goes with company/node:22 is not known",
    ],
    [
      "a header whose library is not known",
      'FROM node:22-slim\nRUN apt-get update && apt-get install -y libodd-dev\nWORKDIR /app\nRUN npm ci\nCMD ["node", "a"]',
      "line 2, libodd-dev: Which library libodd-dev leaves to be used at run time is not known here",
    ],
    [
      "a build in the root folder",
      'FROM node:22\nCOPY package.json /\nRUN npm ci\nCMD ["node", "a.js"]',
      "line 3, npm: npm runs in /, where what it makes cannot be told from the rest of the image",
    ],
    [
      "nothing to leave behind",
      'FROM node:22-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]',
      "line 1, FROM: Nothing in this image is there for the build alone",
    ],
    [
      "go run",
      "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build .\nCMD go run .",
      "line 5, go: go is not in the image debian:trixie-slim",
    ],
  ])("%s", (_what, source, answer) => {
    expect(split(source)).toBe(answer);
  });
});

describe("what the image holds", () => {
  const python = (lines: string): string => `FROM python:3.13\n${lines}\nCMD ["python", "app.py"]\n`;

  test("requirements in the root, in a folder that a variable names, behind cd", () => {
    const files = { "requirements.txt": "flask\n", "app.py": "" };
    for (const lines of [
      "COPY requirements.txt ./\nRUN pip install -r requirements.txt",
      "ARG DIR=/tmp\nCOPY requirements.txt $DIR/\nRUN pip install -r $DIR/requirements.txt",
      "COPY requirements.txt /srv/\nRUN (cd /srv && pip install -r requirements.txt)",
    ])
      expect(split(python(lines), files)).toContain("FROM python:3.13-slim\n");
    const away = "COPY requirements.txt /srv/\nRUN (cd /srv && ls) && pip install -r requirements.txt";
    expect(split(python(away), files)).toBe(
      "line 3, requirements.txt: requirements.txt cannot be read, so that the libraries which its packages need at run time are not known",
    );
  });

  test("the package.json that is installed, wherever it lies in the context", () => {
    const source = 'FROM node:22\nWORKDIR /app\nCOPY server ./\nRUN npm ci\nCMD ["node", "a.js"]\n';
    const native = { "package.json": "{}", "server/package.json": '{"dependencies":{"canvas":"^3"}}' };
    expect(split(source, native)).toContain("line 4, npm: canvas uses libraries or programs of the system");
    expect(split(source, { ...native, "server/package.json": "{}" })).toContain("FROM node:22-slim\n");
  });

  test("a folder that a variable of the file names", () => {
    const source = 'FROM node:22\nENV DIR=/app\nRUN mkdir $DIR\nWORKDIR $DIR\nCOPY . $DIR/\nRUN npm ci\nCMD ["node", "a.js"]\n';
    expect(split(source)).toContain("FROM node:22-slim\nENV DIR=/app\nWORKDIR $DIR\nCOPY --from=build /app /app\n");
    expect(split(source.replace("ENV DIR=/app\n", ""))).toBe(
      "line 2, mkdir $DIR: This path depends on a variable, so that what is written is not known",
    );
    const listed = source.replace("mkdir $DIR", "mkdir $DIR && ls | xargs touch");
    expect(split(listed)).toContain("This path depends on a variable, so that what is written is not known");
  });

  test("a script on PATH, or written by a RUN, is read", () => {
    const source = 'FROM node:22\nWORKDIR /app\nCOPY . .\nCOPY docker/entry.sh /usr/local/bin/\nRUN npm ci\nENTRYPOINT ["entry.sh"]\n';
    expect(split(source, { "docker/entry.sh": "exec node a.js\n", "package.json": "{}" })).toContain("FROM node:22-slim\n");
    expect(split(source, { "docker/entry.sh": "git pull\nexec node a.js\n", "package.json": "{}" })).toBe(
      'line 6, "entry.sh": entry.sh uses git, which the image node:22-slim does not have',
    );
    const written = source.replace("COPY docker/entry.sh /usr/local/bin/", "RUN echo 'exec node a.js' > /usr/local/bin/entry.sh");
    expect(split(written)).toContain("FROM node:22-slim\n");
  });

  test("a package that the final stage installs with a version is there", () => {
    const source =
      'FROM node:22\nRUN apt-get update && apt-get install -y curl=8.14.1-2\nWORKDIR /app\nCOPY . .\nRUN npm ci\nHEALTHCHECK CMD curl -f http://localhost/\nCMD ["node", "a.js"]\n';
    expect(split(source)).toContain("RUN apt-get update && apt-get install -y curl=8.14.1-2 && rm -rf");
  });

  test("root by a variable owns nothing in particular", () => {
    const source = 'FROM node:22\nARG WHO=root\nWORKDIR /app\nCOPY . .\nUSER $WHO\nRUN npm ci\nCMD ["node", "a.js"]\n';
    expect(split(source)).toContain("COPY --from=build /app /app\n");
    expect(split(source.replace("WHO=root", "WHO=node"))).toContain("COPY --from=build --chown=$WHO /app /app\n");
  });

  test("a heredoc, and a source that a variable names without a value", () => {
    const stopped = "Where this COPY puts its files is not known";
    const source = (copy: string): string => `FROM node:22\nWORKDIR /app\nCOPY . .\n${copy}\nRUN npm ci\nCMD ["node", "a.js"]\n`;
    expect(split(source("COPY <<EOF a.json\n{}\nEOF"))).toContain(stopped);
    expect(split(source("COPY $FILE ./"))).toContain(stopped);
  });

  test("an archive that ADD unpacks fills a folder of the application", () => {
    const source = 'FROM node:22\nADD app.tar.gz /srv/app\nRUN cd /srv/app && npm ci\nCMD ["node", "/srv/app/a.js"]\n';
    expect(split(source)).toContain("FROM node:22-slim\nCOPY --from=build /srv/app /srv/app\n");
  });
});
