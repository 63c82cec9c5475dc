// Recognises PHP and Elixir applications.
import { elixirTemplate } from "../../../knowledge/stageTemplates/elixir";
import { phpApacheTemplate, phpFpmTemplate } from "../../../knowledge/stageTemplates/php";
import { debian, maintained, tools } from "../../../knowledge/stageTemplates/versions";
import { backingOf } from "../backing";
import { served } from "../health";
import { type Look, record, string } from "../look";
import type { Holes, ProjectKind, Reading } from "../types";
import { versionFor } from "../versionRange";

/** Extensions that every official image has. */
const builtIn =
  /^(?:core|ctype|curl|date|dom|fileinfo|filter|ftp|hash|iconv|json|libxml|mbstring|mysqlnd|openssl|pcre|pdo|pdo_sqlite|phar|posix|readline|reflection|session|simplexml|sodium|spl|sqlite3|standard|tokenizer|xml|xmlreader|xmlwriter|zlib)$/;

const writable = (look: Look): string =>
  look.has("artisan")
    ? "storage bootstrap/cache"
    : ["var/", "storage/", "cache/"]
        .filter((name) => look.has(name))
        .map((name) => name.slice(0, -1))
        .join(" ");

function phpHoles(look: Look): Holes {
  const required = record(look.json("composer.json").require);
  const wanted = Object.keys(required)
    .filter((name) => name.startsWith("ext-"))
    .map((name) => name.slice(4))
    .filter((name) => /^\w+$/.test(name));
  const root = ["public/", "web/", "htdocs/"].find((name) => look.has(name));
  return {
    php: versionFor(string(required.php), maintained.php),
    debian,
    composer: tools.composer,
    manifests: ["composer.json", "composer.lock", "symfony.lock"].filter((file) => look.has(file)).join(" ") || "composer.json",
    extensions: wanted.filter((name) => !builtIn.test(name)).join(" "),
    documentRoot: root ? `/var/www/html/${root.slice(0, -1)}` : "",
    writable: writable(look),
  };
}

const readPhp =
  (port: string) =>
  (look: Look): Reading => ({
    holes: { ...phpHoles(look), ...served(port, "php") },
    backing: backingOf(look.text("composer.json")),
  });

/** A web server's configuration in the project is a sign for FPM. */
const besideNginx = (look: Look): boolean =>
  look.names.some((name) => /^(?:nginx|nginx\.conf|Caddyfile|php-fpm.*|www\.conf)\/?$/.test(name));
const composer = (look: Look, fpm: boolean): string | undefined =>
  look.has("composer.json") && besideNginx(look) === fpm ? "composer.json" : undefined;

function readElixir(look: Look): Reading {
  const text = look.text("mix.exs");
  const phoenix = /\{:phoenix,/.test(text);
  const holes = {
    elixir: versionFor(/\belixir:\s*"([^"]+)"/.exec(text)?.[1], maintained.elixir),
    erlang: tools.erlang,
    debian,
    app: /\bapp:\s*:(\w+)/.exec(text)?.[1] ?? "app",
    manifests: ["mix.exs", "mix.lock"].filter((file) => look.has(file)).join(" ") || "mix.exs",
    config: look.has("config/"),
    assets: /"assets\.deploy"/.test(text),
    environment: phoenix ? " PHX_SERVER=true PORT=4000" : "",
    ...served(phoenix ? "4000" : undefined, undefined),
  };
  return { holes, backing: backingOf(text.replace(/\{:(\w+),/g, '"$1"')) };
}

export const webKinds: readonly ProjectKind[] = [
  { template: phpApacheTemplate, finds: (look) => composer(look, false), read: readPhp("8080") },
  { template: phpFpmTemplate, finds: (look) => composer(look, true), read: readPhp("9000") },
  { template: elixirTemplate, finds: (look) => (look.has("mix.exs") ? "mix.exs" : undefined), read: readElixir },
];
