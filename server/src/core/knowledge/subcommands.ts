// Programs whose subcommand decides whether they do a piece of work and end, or serve. Source: their own documentation.

export interface Subcommands {
  /** A word with which it runs until it is stopped. */
  readonly serves?: RegExp;
  /** A word with which it runs what it is given, waits for a person, or follows something for as long as that lasts. */
  readonly depends?: RegExp;
  /** The first word with which it ends; without this expression it ends with all others. */
  readonly ends?: RegExp;
}

/** Clients and tools that end, but for these words. */
const tools: Readonly<Record<string, Subcommands>> = {
  argocd: {
    depends: /^(?:logs|dashboard|-w|--watch)$/,
    ends: /^(?:account|app|appset|cert|cluster|completion|context|gpg|login|logout|proj|relogin|repo|repocreds|version)$/,
  },
  borg: { serves: /^(?:serve|mount)$/ },
  certbot: {},
  crane: { serves: /^serve$/ },
  dbt: { serves: /^serve$/ },
  firebase: { ends: /^(?:deploy|login:ci|use|projects:\w+|functions:delete|hosting:\w+)$/ },
  flux: {
    depends: /^(?:-w|--watch)$/,
    ends: /^(?:bootstrap|build|check|completion|create|delete|diff|export|get|install|list|migrate|pull|push|reconcile|resume|suspend|tag|trace|tree|uninstall|version)$/,
  },
  gcloud: { depends: /^(?:emulators|ssh|tail|start-iap-tunnel)$/ },
  iperf: { serves: /^(?:-s|--server)$/ },
  iperf3: { serves: /^(?:-s|--server)$/ },
  litestream: { ends: /^(?:databases|generations|ltx|restore|snapshots|version|wal)$/ },
  mdbook: { serves: /^(?:serve|watch)$/ },
  middleman: { ends: /^(?:build|init|extension|version)$/ },
  mkdocs: { serves: /^serve$/ },
  opa: { ends: /^(?:bench|build|check|deps|eval|exec|fmt|inspect|parse|sign|test|version)$/ },
  openssl: { serves: /^s_server$/, depends: /^(?:s_client|ocsp)$/ },
  pulumi: {
    depends: /^(?:watch|logs)$/,
    ends: /^(?:cancel|config|destroy|import|install|login|logout|plugin|preview|refresh|stack|state|up|update|version|whoami)$/,
  },
  quarto: { serves: /^(?:preview|serve)$/, depends: /^(?:run|use)$/ },
  rclone: { serves: /^(?:serve|mount2?|cmount|nfsmount|rcd)$/, depends: /^ncdu$/ },
  restic: { serves: /^mount$/ },
  rsync: { serves: /^--daemon$/ },
  sops: { serves: /^keyservice$/, depends: /^(?:exec-env|exec-file|edit)$/ },
  terraform: { depends: /^console$/ },
  tofu: { depends: /^console$/ },
  trivy: { serves: /^server$/, depends: /^plugin$/ },
  typst: { serves: /^(?:watch|w)$/ },
  wrangler: { ends: /^(?:deploy|publish|login|whoami|secret|kv\S*|r2|d1|versions|deployments)$/ },
  zola: { serves: /^serve$/ },
};

/** Servers that are their own client as well. */
const servers: Readonly<Record<string, Subcommands>> = {
  caddy: {
    ends: /^(?:adapt|build-info|completion|environ|fmt|hash-password|list-modules|manpage|reload|stop|trust|untrust|upgrade|validate|version)$/,
  },
  cockroach: { ends: /^(?:auth-session|cert|dump|gen|import|init|node|nodelocal|userfile|version)$/ },
  consul: {
    ends: /^(?:acl|catalog|config|event|force-leave|info|intention|join|keygen|keyring|kv|leave|members|operator|reload|services|snapshot|tls|validate|version)$/,
  },
  dgraph: { ends: /^(?:acl|audit|backup|bulk|cert|conv|debug|debuginfo|export_backup|live|lsbackup|migrate|restore|upgrade|version)$/ },
  geth: {
    ends: /^(?:account|dump|dumpconfig|dumpgenesis|export|import|init|removedb|show-deprecated-flags|version|version-check|wallet)$/,
  },
  gitea: { ends: /^(?:admin|cert|convert|doctor|dump|dump-repo|embedded|generate|migrate|migrate-storage|restore-repo)$/ },
  grafana: { ends: /^cli$/ },
  ipfs: { ends: /^(?:add|block|bootstrap|cat|config|files|get|id|init|key|ls|pin|repo|resolve|swarm|version)$/ },
  nomad: {
    depends: /^(?:-f|-monitor|logs|exec)$/,
    ends: /^(?:acl|alloc|deployment|eval|fmt|job|namespace|node|plan|plugin|quota|run|server|status|stop|system|tls|validate|var|version|volume)$/,
  },
  registry: { ends: /^garbage-collect$/ },
  traefik: { ends: /^(?:healthcheck|version)$/ },
  vault: {
    ends: /^(?:audit|auth|delete|kv|lease|list|login|namespace|operator|path-help|plugin|policy|print|read|secrets|status|token|unwrap|version|write)$/,
  },
};

export const subcommandsOf: ReadonlyMap<string, Subcommands> = new Map(Object.entries({ ...tools, ...servers }));
