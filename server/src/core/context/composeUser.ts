// Whom a Compose service that builds this Dockerfile runs as.
import type { ComposeService } from "./compose";

/** The value of the service's own key `user`, without the group; undefined: not set. */
export const userOfService = ({ settings }: ComposeService): string | undefined => settings.get("user")?.split(":")[0] || undefined;
