// How one sees in the source of a program that it handles a signal, or starts something that does.

export type HandlerLanguage = "node" | "python" | "php" | "perl" | "ruby" | "rust" | "c";

export interface HandlerSigns {
  /** Group 1 is the signal's name, with or without SIG. */
  readonly handler: readonly RegExp[];
  /** The signal is ignored on purpose, or left to the kernel: group 1 is its name. */
  readonly drops?: RegExp;
  /** Libraries and calls that install handlers for SIGTERM and SIGINT themselves. */
  readonly libraries: RegExp;
}

const never = /(?!)/;

export const handlerSigns: Readonly<Record<HandlerLanguage, HandlerSigns>> = {
  node: {
    // A name alone is one of a list that is walked through; what is sent or printed is not handled.
    handler: [
      /\.(?:on|once|addListener|prependListener)\(\s*["'`](SIG[A-Z0-9]+)["'`]/g,
      /(?<!\b(?:kill|log|info|warn|error|debug|signal)\([^)\n]{0,80})(?<!\bkillSignal:\s*)["'`](SIG(?:TERM|INT|QUIT|HUP))["'`]/g,
    ],
    libraries:
      /["'](?:@godaddy\/terminus|lightship|http-graceful-shutdown|close-with-grace|fastify-graceful-shutdown|node-graceful-shutdown|signal-exit|exit-hook|async-exit-hook|stoppable-shutdown|death|node-cleanup)["']|enableShutdownHooks|\bsails\.lift\(|["']sails["']\)\.lift\(/,
  },
  python: {
    // A name alone is one of a list that is walked through; what is sent to another process is not handled.
    handler: [
      /signal\.signal\(\s*(?:signal\.)?(?:Signals\.)?(SIG[A-Z0-9]+)/g,
      /add_signal_handler\(\s*(?:signal\.)?(SIG[A-Z0-9]+)/g,
      /(?<!\b(?:kill|killpg|send_signal|kill_group)\([^)\n]{0,80})\bsignal\.(SIGTERM)\b/g,
    ],
    drops: /signal\.signal\(\s*(?:signal\.)?(SIG[A-Z0-9]+)\s*,\s*(?:signal\.)?SIG_(?:IGN|DFL)\b/g,
    libraries:
      // FastMCP starts uvicorn, which leaves signals alone in another thread. Measured: uvicorn.Server's serve, aiorun's run.
      /^(?![\s\S]*\bto_thread\()[\s\S]*\btransport\s*=\s*["'](?:http|sse|streamable-http)["']|^(?![\s\S]*(?:\binstall_signal_handlers\b|\bThread\([^)]{0,200}\b(?:serve|run)\b))(?=[\s\S]*\buvicorn\b)(?=[\s\S]*(?:\buvicorn\.|=[ \t]*)Server\()[\s\S]*\.(?:serve|run)\(|\bfrom\s+aiorun\s+import\b|\baiorun\.run\(|\buvicorn\.run\(|\bweb\.run_app\(|\bhypercorn\b|\bsanic\b|\bSanic\(|gunicorn\.app|\bdaphne\b|\bGracefulKiller\b|\bgraceful_shutdown\b/,
  },
  php: {
    handler: [
      /\bpcntl_signal\(\s*\\?(SIG[A-Z0-9]+)/g,
      /\b(?:addSignal|onSignal)\(\s*\\?(SIG[A-Z0-9]+)/g,
      // Of a list that is walked through, or of Symfony's getSubscribedSignals.
      /(?<!\b(?:posix_kill|proc_terminate|stop|signal)\([^)\n]{0,80})[[,]\s*\\?(SIG(?:TERM|INT|QUIT|HUP))\b(?!\s*\))/g,
    ],
    drops: /\bpcntl_signal\(\s*\\?(SIG[A-Z0-9]+)\s*,\s*\\?SIG_(?:IGN|DFL)\b/g,
    libraries: /\bWorker::runAll\(|\bSwoole\\|\bSwow\\|\bSignalableCommandInterface\b|\btrapSignal\(|\bawaitSignal\b/,
  },
  perl: {
    handler: [
      /\$SIG\{\s*["']?([A-Z]+[0-9]*)["']?\s*\}\s*=/g,
      /\bsigaction\(?\s*(?:POSIX::)?(SIG[A-Z0-9]+)/g,
      /\bsigtrap\b[^;\n]{0,200}\b(TERM|normal-signals)\b/g,
    ],
    drops: /\$SIG\{\s*["']?([A-Z]+[0-9]*)["']?\s*\}\s*=\s*["'](?:IGNORE|DEFAULT)["']/g,
    libraries: /\b(?:AnyEvent->signal|Mojo::IOLoop|Mojolicious|IO::Async::Loop|Net::Server|Starman|Twiggy|Plack::Runner)\b/,
  },
  ruby: {
    handler: [/\btrap[( ]\s*:?["']?((?:SIG)?[A-Z]+[0-9]*)\b/g],
    drops: /\btrap[( ]\s*:?["']?((?:SIG)?[A-Z]+[0-9]*)["']?\s*,\s*["'](?:SIG_IGN|IGNORE|)["']/g,
    libraries: never,
  },
  rust: {
    handler: [
      /\bSignalKind::(terminate|interrupt|hangup|quit)\(\)/g,
      /(?<!\b(?:kill|killpg|raise|send_signal)\([^)\n]{0,120})\b(SIG(?:TERM|INT|QUIT|HUP))\b/g,
      /\b(TERM)_SIGNALS\b/g,
      /(?<!\b(?:kill|killpg|raise|send_signal)\([^)\n]{0,120})\b(?:Signals?|signal)::(?:SIG)?(TERM|Term|Terminate)\b/g,
    ],
    // Sources: actix-web's HttpServer, Rocket's Shutdown, pingora's Server listen for SIGTERM on their own.
    libraries:
      /\bHttpServer::new\b(?![\s\S]{0,400}\bdisable_signals\b)|\brocket::(?:build|launch|main|ignite)\b|#\[(?:rocket::)?launch\]|\bcatch_signals\(\)|\bpingora(?:_core)?::|\bproc_exit::signal|\blambda_http\b/,
  },
  c: {
    handler: [
      /\b(?:signal|sigaction|sigset|sigaddset|bsd_signal)\s*\([^;\n]{0,80}?\b(SIG[A-Z0-9]+)/g,
      /\bsignal_set\b[^;\n]{0,120}\b(SIG[A-Z0-9]+)/g,
      /\bevsignal_new\([^;\n]{0,80}\b(SIG[A-Z0-9]+)/g,
    ],
    drops: /\bsignal\s*\(\s*(SIG[A-Z0-9]+)\s*,\s*SIG_(?:IGN|DFL)\b/g,
    libraries: never,
  },
};

/** Other names that languages have for signals. */
const otherNames: Readonly<Record<string, string>> = {
  terminate: "SIGTERM",
  interrupt: "SIGINT",
  hangup: "SIGHUP",
  quit: "SIGQUIT",
  Term: "SIGTERM",
  Terminate: "SIGTERM",
  "normal-signals": "SIGTERM",
};

export const signalNamed = (name: string): string => otherNames[name] ?? (name.startsWith("SIG") ? name : `SIG${name}`);

/** Go's own: without a handler every program ends on SIGTERM, but one may ignore it. Source: the package os/signal. */
export const goSigns = {
  ignores: /\bsignal\.Ignore\(\s*(?:\)|[^)\n]{0,200}\bSIGTERM\b)/,
  handles: /\bsignal\.Notify(?:Context)?\(\s*[^,)\n]{1,200}(?:\)\s*)?(?:,[^)\n]{0,200}\bSIGTERM\b|\))|\bSIGTERM\b/,
  /** Exporters and collectors, by what nearly all of them are written in. */
  likelyNames: /^[a-z]\w*_exporter$|^otelcol(?:-[\w-]+)?$/,
  names: /^(?:air|opampsupervisor|step-ca|temporal-server)$/,
} as const;
