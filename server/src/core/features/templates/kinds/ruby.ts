// Recognises Ruby applications: Rails, and others that speak Rack.
import { railsTemplate, rubyTemplate } from "../../../knowledge/stageTemplates/ruby";
import { debian, maintained } from "../../../knowledge/stageTemplates/versions";
import { toJsonArray } from "../../../shell/words";
import { backingOf } from "../backing";
import { healthPath, served } from "../health";
import type { Look } from "../look";
import type { Holes, ProjectKind, Reading } from "../types";
import { exactVersion, toolVersion, versionFor } from "../versionRange";

const gems = (look: Look): string => look.text("Gemfile").replace(/#[^\n]*/g, "");
const hasGem = (look: Look, name: string): boolean => new RegExp(`^\\s*gem\\s*\\(?["']${name}["']`, "m").test(gems(look));

/** Gems that compile against a library, and the library at run time. */
const native: readonly (readonly [gem: string, headers: string, library: string])[] = [
  ["pg", " libpq-dev", "libpq5"],
  ["mysql2", " default-libmysqlclient-dev", "libmariadb3"],
  ["ruby-vips", "", "libvips42"],
];

function base(look: Look): Holes {
  const used = native.filter(([gem]) => hasGem(look, gem));
  const lists = ["Gemfile", "Gemfile.lock", ".ruby-version"].filter((file) => look.has(file));
  return {
    ruby:
      exactVersion(look.text(".ruby-version")) ??
      toolVersion(look.text(".tool-versions"), "ruby") ??
      versionFor(/^\s*ruby\s+["']([^"']+)/m.exec(gems(look))?.[1], maintained.ruby),
    debian,
    manifests: lists.length > 0 ? lists.join(" ") : "Gemfile Gemfile.lock",
    headers: used.map(([, headers]) => headers).join(""),
    libraries: ["libyaml-0-2", ...used.map(([, , library]) => library)].join(" "),
  };
}

const puma = (look: Look): string =>
  toJsonArray(["bundle", "exec", "puma", ...(look.has("config/puma.rb") ? ["-C", "config/puma.rb"] : ["-b", "tcp://0.0.0.0:3000"])]);

function readRails(look: Look): Reading {
  const health =
    healthPath(look.text("config/routes.rb")) ?? (/rails\/health#show/.test(look.text("config/routes.rb")) ? "/up" : undefined);
  const holes = {
    ...base(look),
    ...served("3000", "ruby", health, 30),
    environment: "RAILS_ENV=production RAILS_LOG_TO_STDOUT=1 ",
    assets: ["sprockets-rails", "propshaft", "cssbundling-rails", "jsbundling-rails"].some((gem) => hasGem(look, gem)),
    start: puma(look),
  };
  return { holes, backing: backingOf(gems(look)) };
}

function readRack(look: Look): Reading {
  const rackup = toJsonArray(["bundle", "exec", "rackup", "--host", "0.0.0.0", "--port", "3000"]);
  const start = hasGem(look, "puma") || !look.has("Gemfile") ? puma(look) : rackup;
  const holes = {
    ...base(look),
    ...served("3000", "ruby", healthPath(look.text("config.ru"))),
    environment: "RACK_ENV=production ",
    start,
  };
  return { holes, backing: backingOf(gems(look)) };
}

const gemfile = (look: Look, rails: boolean): string | undefined =>
  look.has("Gemfile") && hasGem(look, "rails") === rails && (rails || look.has("config.ru")) ? "Gemfile" : undefined;

export const rubyKinds: readonly ProjectKind[] = [
  { template: railsTemplate, finds: (look) => gemfile(look, true), read: readRails },
  { template: rubyTemplate, finds: (look) => gemfile(look, false), read: readRack },
];
