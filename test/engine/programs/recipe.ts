// What is known of a program before it is measured: how it is installed and started, and how one sees that it works. Plain data.

/** One image that many recipes share. Its name is the image's tag; another Dockerfile makes it anew. */
export interface Family {
  readonly name: string;
  readonly dockerfile: string;
}

/** How one sees that the program works; afterwards it gets a second more. */
export type Works =
  /** It listens on this TCP port, or this UDP port, of its own loopback (there is no other network). */
  | { readonly port: number }
  | { readonly udp: number }
  /** It, or the app that it starts, has printed this. */
  | { readonly says: string }
  /** Nothing to see: it gets so many seconds. */
  | { readonly seconds: number };

/** The words or variables with which this row counts in place of the program's plain row. */
export interface When {
  /** A regular expression for the words behind the program's name, joined by blanks. */
  readonly words?: string;
  /** Regular expressions for the values of variables. */
  readonly env?: Readonly<Record<string, string>>;
  /** Something that neither shows, in a few words: "die-on-term in its ini". No row of the table is made from it. */
  readonly other?: string;
}

export interface Recipe {
  /** The name that a start command has for it: the base name of its first word, or of the module behind `python -m`. */
  readonly name: string;
  /** Other names of the very same program: `nodejs` for `node`. */
  readonly also?: readonly string[];
  readonly when?: When;
  readonly family: Family;
  /** The exec form. */
  readonly argv: readonly string[];
  readonly works: Works;
  /** A line for `sh` that prints the version somewhere: `debian("nginx")`, `nginx -v`. */
  readonly version: string;
  /** Texts by absolute path; one that starts with `#!` is executable. */
  readonly files?: Readonly<Record<string, string>>;
  /** A line for `sh` as root while the image is built, when the files are there. */
  readonly setup?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Default: root. */
  readonly user?: string;
  /** Default: /app. */
  readonly workdir?: string;
  /** The signal that its public image or its unit file stops it with, where that is not TERM: "QUIT". */
  readonly stopSignal?: string;
  /** Seconds that it may take to work; default 40. */
  readonly startLimit?: number;
  /** Seconds that it may take to end; default 14. */
  readonly stopLimit?: number;
  /** More arguments of `docker create`: `-t`, `--shm-size=256m`. */
  readonly run?: readonly string[];
}

const aptInstall = (packages: string): string =>
  [
    "RUN printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d && chmod 755 /usr/sbin/policy-rc.d \\",
    "  && apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \\",
    `    ${packages.trim().split(/\s+/).join(" ")} \\`,
    "  && rm -rf /var/lib/apt/lists/* /usr/share/doc /usr/share/man",
  ].join("\n");

/** Debian packages in one image; packages that do not bear each other go into two families. */
export const debianFamily = (name: string, packages: string, more = ""): Family => ({
  name,
  dockerfile: `FROM debian:bookworm-slim\n${aptInstall(packages)}\n${more}`,
});

/** Packages of PyPI in a virtual environment of Debian's Python 3.11, which is first in PATH. */
export const pypiFamily = (name: string, requirements: string, packages = ""): Family => ({
  name,
  dockerfile: [
    "FROM debian:bookworm-slim",
    aptInstall(`python3 python3-venv ${packages}`),
    `RUN python3 -m venv /venv && /venv/bin/pip install -q --no-cache-dir ${requirements.trim().split(/\s+/).join(" ")}`,
    "ENV PATH=/venv/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PYTHONUNBUFFERED=1",
    "",
  ].join("\n"),
});

/** npm packages, installed globally and below /app. */
export const npmFamily = (name: string, packages: string, more = ""): Family => ({
  name,
  dockerfile: [
    "FROM node:22-bookworm-slim",
    "WORKDIR /app",
    `RUN npm install -g --silent --no-audit --no-fund ${packages.trim().split(/\s+/).join(" ")} && npm cache clean --force`,
    "ENV PATH=/opt/parts/node/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    more,
    "",
  ].join("\n"),
});

/** Versions, as `Recipe.version` wants them. */
export const debian = (name: string): string => `dpkg-query -W -f '\${Version}' ${name}`;
export const pypi = (name: string): string => `python3 -c "import importlib.metadata as m; print(m.version('${name}'))"`;
export const npm = (name: string): string => `node -p "require('$(npm root -g)/${name}/package.json').version"`;

/** "flask [--debug]": what a row is called in the evidence and on the command line. */
export function rowName({ name, when }: Pick<Recipe, "name" | "when">): string {
  const env = Object.entries(when?.env ?? {}).map(([variable, value]) => `${variable}=${value}`);
  const parts = [when?.words, ...env, when?.other].filter((part) => part !== undefined);
  return parts.length === 0 ? name : `${name} [${parts.join(", ")}]`;
}
