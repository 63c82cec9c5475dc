// Documentation of the stop signals that STOPSIGNAL can name; their numbers: stopSignals.ts.

/** A summary by name with `SIG`. */
export const signalDocs: Readonly<Record<string, string>> = {
  SIGHUP: "Terminal closed. Many servers read their configuration anew instead of ending.",
  SIGINT: "What Ctrl+C sends. postgres: fast shutdown. Python raises KeyboardInterrupt.",
  SIGQUIT: "Quit. nginx and php-fpm: finish open requests, then end.",
  SIGKILL: "Ends the process at once. It cannot be handled, so nothing is saved or closed.",
  SIGUSR1: "Means what the program makes of it. haproxy: finish open connections, then end.",
  SIGUSR2: "Means what the program makes of it.",
  SIGTERM: "The usual request to end, and the default of `docker stop`.",
  SIGSTOP: "Pauses the process. It cannot be handled and does not end the program.",
  SIGWINCH: "Window size changed. Apache httpd: finish open requests, then end.",
  SIGPWR: "Power failure. Some init systems shut down on it.",
  "SIGRTMIN+3": "systemd as PID 1: halt.",
};
