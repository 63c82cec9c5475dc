// Commands that a build is there for: they install, load, unpack or build something, and an image without that is not the one that was meant.

/** By program; the subcommand that does it, where the program has others. Source: the manual page of each. */
const weighty: Readonly<Record<string, RegExp | undefined>> = {
  "apt-get": /^(?:install|upgrade|dist-upgrade|build-dep)$/,
  apt: /^(?:install|upgrade|full-upgrade)$/,
  apk: /^add$/,
  yum: /^(?:install|groupinstall|localinstall)$/,
  dnf: /^(?:install|groupinstall)$/,
  microdnf: /^install$/,
  zypper: /^(?:install|in)$/,
  pip: /^(?:install|wheel)$/,
  pipx: /^install$/,
  uv: /^(?:sync|pip|tool|build)$/,
  poetry: /^(?:install|build)$/,
  conda: /^(?:install|create|env|update)$/,
  mamba: /^(?:install|create|env|update)$/,
  npm: /^(?:ci|install|i|run)$/,
  yarn: /^(?:install|build|add)$/,
  pnpm: /^(?:install|i|add|build|run)$/,
  gem: /^install$/,
  bundle: /^install$/,
  composer: /^(?:install|require|create-project)$/,
  cargo: /^(?:install|build)$/,
  go: /^(?:install|build|get|mod)$/,
  dotnet: /^(?:restore|build|publish|tool)$/,
  git: /^(?:clone|checkout|submodule|fetch)$/,
  luarocks: /^install$/,
  cpanm: undefined,
  pecl: /^install$/,
  rbenv: /^install$/,
  pyenv: /^install$/,
  phpenv: /^install$/,
  nodenv: /^install$/,
  goenv: /^install$/,
  asdf: /^install$/,
  nvm: /^install$/,
  sdk: /^install$/,
  rustup: /^(?:install|toolchain|target|component)$/,
  make: undefined,
  ninja: undefined,
  mvn: undefined,
  gradle: undefined,
  wget: undefined,
  unzip: undefined,
};

export function isWeighty(program: string, subcommand: string | undefined): boolean {
  if (!Object.hasOwn(weighty, program)) return false;
  const wanted = weighty[program];
  return wanted === undefined || (subcommand !== undefined && wanted.test(subcommand));
}
