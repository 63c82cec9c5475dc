// Installers that are piped into a shell, what they bring, and where they put it.

export interface PipedInstaller {
  /** Found in the address as written. */
  readonly address: RegExp;
  readonly programs: readonly string[];
  /** Below the home folder. */
  readonly folder?: string;
}

/** Source: the makers' own pages that show the line. */
export const pipedInstallers: readonly PipedInstaller[] = [
  { address: /sh\.rustup\.rs|rustup-init/, programs: ["rustup", "cargo", "rustc"], folder: ".cargo" },
  { address: /astral\.sh\/uv/, programs: ["uv", "uvx"] },
  { address: /bun\.(?:sh|com)\/install/, programs: ["bun", "bunx"], folder: ".bun" },
  { address: /deno\.land\/(?:x\/)?install/, programs: ["deno"], folder: ".deno" },
  { address: /get\.pnpm\.io/, programs: ["pnpm", "pnpx"] },
  { address: /python-poetry/, programs: ["poetry"] },
  { address: /nvm-sh\/nvm|creationix\/nvm/, programs: ["nvm"], folder: ".nvm" },
  { address: /get\.sdkman\.io/, programs: ["sdk"], folder: ".sdkman" },
  { address: /get\.volta\.sh/, programs: ["volta"], folder: ".volta" },
  { address: /fnm\.vercel\.app/, programs: ["fnm"] },
  { address: /mise\.(?:run|jdx\.dev)/, programs: ["mise"] },
  { address: /getcomposer\.org/, programs: ["composer"] },
  { address: /cpanmin\.us|cpanminus/i, programs: ["cpanm"] },
  { address: /get\.docker\.com/, programs: ["docker"] },
  { address: /babashka\/install|babashka\/babashka/, programs: ["bb"] },
  { address: /micro\.mamba\.pm/, programs: ["micromamba"] },
  { address: /pdm-project/, programs: ["pdm"] },
  { address: /pyenv\.run|pyenv-installer/, programs: ["pyenv"], folder: ".pyenv" },
  { address: /get-pip\.py/, programs: ["pip"] },
  { address: /get-helm/, programs: ["helm"] },
  { address: /just\.systems/, programs: ["just"] },
  { address: /taskfile\.dev/, programs: ["task"] },
  { address: /foundry\.paradigm\.xyz/, programs: ["foundryup", "forge", "cast", "anvil"], folder: ".foundry" },
  { address: /dotnet-install/, programs: ["dotnet"], folder: ".dotnet" },
  { address: /nixos\.org|install\.determinate\.systems/, programs: ["nix", "nix-env", "nix-channel", "nix-build"], folder: ".nix-profile" },
  { address: /get-ghcup/, programs: ["ghcup", "ghc", "cabal"], folder: ".ghcup" },
  { address: /get\.haskellstack\.org/, programs: ["stack"] },
  { address: /yarnpkg\.com\/install/, programs: ["yarn"], folder: ".yarn" },
  { address: /release\.(?:solana|anza)\./, programs: ["solana", "solana-keygen"] },
  { address: /fly\.io\/install/, programs: ["flyctl", "fly"], folder: ".fly" },
  // Debian's and Ubuntu's own nodejs comes without them.
  { address: /deb\.nodesource\.com/, programs: ["npm", "npx", "corepack"] },
  { address: /sentry\.io\/get-cli/, programs: ["sentry-cli"] },
];

/** Parts of addresses that are names of ordinary programs, too: they say nothing of what the installer brings. */
export const ordinaryNames: ReadonlySet<string> = new Set([
  "apt",
  "bash",
  "command",
  "curl",
  "docker",
  "env",
  "file",
  "get",
  "git",
  "head",
  "install",
  "link",
  "make",
  "node",
  "npm",
  "perl",
  "php",
  "python",
  "ruby",
  "script",
  "setup",
  "sh",
  "split",
  "tar",
  "test",
  "wget",
]);
