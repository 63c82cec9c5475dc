// What a template of a Dockerfile is: its text with holes, what the context leaves out, what a Compose file needs to know.
import { aptInstall } from "../installLines";

/**
 * Lines of a template may begin with `{{?name}}` (only where the hole has a value) or `{{!name}}` (only where it has none);
 * `{{#name}}`, or `{{^name}}`, to `{{/name}}` on lines of their own do the same for all lines between them, not nested.
 * `{{name}}` is filled in. Blank lines in a row become one.
 */
export interface StageTemplate {
  /** Name for `--kind`. */
  readonly kind: string;
  /** What people call it. */
  readonly title: string;
  readonly dockerfile: string;
  /** Patterns of `.dockerignore` besides those that every project has. */
  readonly ignore: readonly string[];
}

/** First lines of every template: the frontend that knows cache mounts and heredocs. */
export const syntaxLine = "# syntax=docker/dockerfile:1\n";

/** Port, health check and user stand in this order in every final stage. */
export const exposed = `{{?port}}EXPOSE {{port}}
{{?health}}HEALTHCHECK --interval=30s --timeout=3s --start-period={{grace}}s CMD {{health}}
`;

/** On Debian and Ubuntu: the init comes from the distribution, before USER drops root. */
export const debianInit = `{{?init}}# {{initWhy}}
{{?init}}RUN ${aptInstall("tini")}
`;

/** The end of a final stage on Debian: port, health check, and the init where one is needed. */
export const debianEnd = `${exposed}{{?init}}ENTRYPOINT ["/usr/bin/tini", "--"]
`;

/** A final stage with one program of the build stage and the C library, without a shell; its init comes from there, too. */
export const distrolessProgram = `FROM gcr.io/distroless/cc-debian13:nonroot AS runtime
{{?init}}# {{initWhy}}
{{?init}}COPY --from=build /usr/bin/tini-static /tini
COPY --from=build /out/{{binary}} /{{binary}}
USER nonroot
${exposed}{{?init}}ENTRYPOINT ["/tini", "--"]
CMD ["/{{binary}}"]
`;
