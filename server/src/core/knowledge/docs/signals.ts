// Documentation of the stop signals that STOPSIGNAL can name (Linux, x86 and ARM numbers; signal(7)).

export interface SignalDoc {
  readonly number: number;
  readonly summary: string;
}

/** By name with `SIG`. */
export const signalDocs: Readonly<Record<string, SignalDoc>> = {
  SIGHUP: { number: 1, summary: "Terminal closed. Many servers read their configuration anew instead of ending." },
  SIGINT: { number: 2, summary: "What Ctrl+C sends. postgres: fast shutdown. Python raises KeyboardInterrupt." },
  SIGQUIT: { number: 3, summary: "Quit. nginx and php-fpm: finish open requests, then end." },
  SIGKILL: { number: 9, summary: "Ends the process at once. It cannot be handled, so nothing is saved or closed." },
  SIGUSR1: { number: 10, summary: "Means what the program makes of it. haproxy: finish open connections, then end." },
  SIGUSR2: { number: 12, summary: "Means what the program makes of it." },
  SIGTERM: { number: 15, summary: "The usual request to end, and the default of `docker stop`." },
  SIGSTOP: { number: 19, summary: "Pauses the process. It cannot be handled and does not end the program." },
  SIGWINCH: { number: 28, summary: "Window size changed. Apache httpd: finish open requests, then end." },
  SIGPWR: { number: 30, summary: "Power failure. Some init systems shut down on it." },
  "SIGRTMIN+3": { number: 37, summary: "systemd as PID 1: halt." },
};
