// How one sees in the source of a compiled program that it stays until it is stopped, and that signals are handled in a way that is not read here.

export interface CompiledSigns {
  readonly stays: RegExp;
  /** A loop without an end, where nothing of `leaves` stands in the text. */
  readonly loops: RegExp;
  readonly leaves: RegExp;
  /** What is known to leave SIGTERM alone. */
  readonly harmless: RegExp;
  /** With one of these, apart from the harmless ones, something may handle it. */
  readonly open: RegExp;
}

export const compiledSigns: Readonly<Record<"rust" | "c", CompiledSigns>> = {
  rust: {
    stays:
      /\b(?:axum|warp|hyper|poem|salvo|tide)::\w*(?:::)?serve\b|\bServer::(?:bind|builder|new)\(|\b(?:TcpListener|UdpSocket|UnixListener)::bind\(|\.serve\(|\.listen\(|\bctrl_c\(\)/,
    loops: /\bloop\s*\{/,
    leaves: /\b(?:break|return|exit)\b/,
    // Source: tokio::signal::ctrl_c and the crate ctrlc listen for SIGINT.
    harmless:
      /\b(?:kill|killpg|raise)\([^()\n]{0,200}\)|\buse\s+tokio::signal(?:::ctrl_c)?\s*;|\b(?:tokio::)?signal::ctrl_c\b|\bctrlc::\w+|\bctrl_c\b/g,
    open: /signal|graceful|\bdaemon/i,
  },
  c: {
    stays: /\bpause\s*\(\s*\)|\b(?:accept4?|epoll_wait|poll)\s*\(/,
    loops: /\bwhile\s*\(\s*(?:1|true)\s*\)|\bfor\s*\(\s*;\s*;\s*\)/,
    leaves: /\b(?:break|return|exit)\b/,
    harmless: /#\s*include\s*<(?:sys\/)?signal\.h>|\bsignal\s*\(\s*(?:SIGPIPE\b|SIG\w+\s*,\s*SIG_(?:IGN|DFL)\b)/g,
    open: /signal|sigset|\bdaemon\b/i,
  },
};
