// How one sees in a Node.js or Python program that it handles a signal, or starts something that does.

export interface HandlerSigns {
  /** Group 1 is the signal's name. */
  readonly handler: readonly RegExp[];
  /** Libraries and calls that install handlers for SIGTERM and SIGINT themselves. */
  readonly libraries: RegExp;
  /** Other files of the program, which may install one: relative imports. */
  readonly localImport: RegExp;
}

export const handlerSigns: Readonly<Record<"node" | "python", HandlerSigns>> = {
  node: {
    // A name alone is one of a list that is walked through; what is sent or printed is not handled.
    handler: [
      /\.(?:on|once|addListener|prependListener)\(\s*["'`](SIG[A-Z0-9]+)["'`]/g,
      /(?<!\b(?:kill|log|info|warn|error|debug|signal)\([^)\n]{0,80})(?<!\bkillSignal:\s*)["'`](SIG(?:TERM|INT|QUIT|HUP))["'`]/g,
    ],
    libraries:
      /["'](?:@godaddy\/terminus|lightship|http-graceful-shutdown|close-with-grace|fastify-graceful-shutdown|node-graceful-shutdown|signal-exit|exit-hook|async-exit-hook|stoppable-shutdown|death|node-cleanup)["']|enableShutdownHooks/,
    localImport: /\b(?:require\(\s*|from\s+|import\s*\(?\s*)["'`]\.{1,2}\//,
  },
  python: {
    handler: [
      /signal\.signal\(\s*(?:signal\.)?(SIG[A-Z0-9]+)/g,
      /add_signal_handler\(\s*(?:signal\.)?(SIG[A-Z0-9]+)/g,
      /signal\.(SIGTERM)\b/g,
    ],
    libraries:
      /\buvicorn\.run\(|\bweb\.run_app\(|\bhypercorn\b|\bsanic\b|\bSanic\(|gunicorn\.app|\bdaphne\b|\bGracefulKiller\b|\bgraceful_shutdown\b/,
    localImport: /^\s*(?:from\s+\.|import\s+\.)/m,
  },
};
