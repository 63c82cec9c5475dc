// Whether a container that starts as root gives root up by itself.

import { imageBelow } from "../model/baseImage";
import type { Stage } from "../model/types";

/** Programs that go on as another user, and supervisors and servers that start their workers as one. */
const changers =
  /(?:^|[\s"'/[,])(gosu|su-exec|yasu|setpriv|runuser|su|sudo|chroot|chpst|s6-setuidgid|fixuid|tianon|supervisord|s6-svscan|my_init|runsvdir|nginx|unitd|httpd(?:-foreground)?|apache2(?:-foreground|ctl)?|apachectl|php-fpm\d*|sshd|dockerd|systemd|cron|crond|haproxy|mysqld(?:_safe)?|postgres|init)(?=$|[\s"',\]])/;

/** Scripts that were not read may do it: an entrypoint of the own project, one of a server image. */
const script = /\.sh\b|(?:^|[\s"'/[,])[\w.-]*(?:entrypoint|start|run|init|boot)[\w.-]*(?=$|[\s"',\]])/i;

/** `npm run start`: what they start is a program of the application, not a script of that name. */
const runners =
  /(?<=^|[\s"'/[,])(?:npm|yarn|pnpm|bun|deno|node|flask|poetry|pipenv|uv|dotnet|streamlit|next|nuxt|nest|bundle|rails|mix)["',\s]+(?:run["',\s]+)?(?:start|run)(?::\w+)*(?=$|[\s"',\]])/g;

/** Their entrypoint scripts leave the user as it is. */
const languages: ReadonlySet<string> = new Set(["node", "oven/bun", "denoland/deno"]);

/** True where it is so, or may well be so. */
export function dropsRoot(stage: Stage): boolean {
  const entrypoint = stage.effective("ENTRYPOINT");
  const command = stage.effective("CMD");
  const started = `${entrypoint?.arguments.text ?? ""} ${command?.arguments.text ?? ""}`;
  if (changers.test(started) || script.test(started.replace(runners, " "))) return true;
  const image = imageBelow(stage);
  if (!image) return false;
  if (image.init === "s6-overlay" || image.init === "my_init") return true;
  // A server image's own entrypoint, kept: it was made to be started as root.
  const kept = entrypoint === undefined && image.entrypoint && image.users.length > 0 && image.user === undefined;
  const keptCommand = command === undefined && changers.test((image.cmd ?? []).join(" "));
  return (Boolean(kept) && !languages.has(image.name)) || keptCommand;
}
