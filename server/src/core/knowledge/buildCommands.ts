// Commands that do nothing useful while an image is built. Source: what each program does, by its manual page.

/** Wait for somebody at a terminal, or end the machine; a build has neither. */
export const interactivePrograms: ReadonlySet<string> = new Set([
  "top",
  "htop",
  "vim",
  "vi",
  "nano",
  "shutdown",
  "reboot",
  "halt",
  "poweroff",
]);

/** Look at, or act on, processes and machines that are not those of the finished container. */
export const otherMachinePrograms: ReadonlySet<string> = new Set(["free", "ifconfig", "kill", "mount", "ps", "service", "ssh"]);

/** Programs that start services, and the words that make them do it. */
export const serviceStarters: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["service", new Set(["start", "restart", "reload"])],
  ["rc-service", new Set(["start", "restart", "reload"])],
  ["invoke-rc.d", new Set(["start", "restart", "reload"])],
  ["systemctl", new Set(["start", "restart", "reload", "daemon-reload", "reload-or-restart"])],
]);
