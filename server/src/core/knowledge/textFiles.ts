// Names of files that people write, as text of a few kilobytes: scripts, sources, templates, settings.
const suffixes = [
  "sh|bash|zsh|fish|py|pyi|pl|pm|rb|gemspec|lua|awk|sed|php|sql|r",
  "[cm]?[jt]sx?|css|scss|html?|c|h|cc|cpp|hpp|go|rs|java|kts?|gradle|groovy|scala|swift|cs|exs?|erl|hs|mod|sum|csproj|sln|props",
  "template|tmpl|tpl|j2|mako|in|am|ac|cmake|mk|patch|diff|rst|md|txt|adoc",
  "conf|cnf|cfg|ini|list|json5?|ya?ml|toml|xml|xslt?|lock|csv|tsv|properties|repo|service|socket|timer|rules|desktop|cron",
].join("|");

const text = new RegExp(`\\.(?:${suffixes})$`, "i");

/** By its suffix; of names without one it is not known. */
export const isTextByName = (path: string): boolean => text.test(path);
