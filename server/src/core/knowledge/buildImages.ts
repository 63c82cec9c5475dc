// Images that hold a compiler or a build tool, the commands that build with it, and what is enough to run the result.

export interface BuildImage {
  /** Of the name without `library/`. */
  readonly image: RegExp;
  /** What a RUN does that builds, as the command line begins. */
  readonly builds: RegExp;
  /** What the started program must not be: then the tool is needed at run time. */
  readonly tools: RegExp;
  /** To copy the result into. */
  readonly runs: string;
}

const shells = "sh|bash|ash|make|tail|sleep";

export const buildImages: readonly BuildImage[] = [
  {
    image: /^golang$/,
    builds: /\bgo\s+(build|install)\b/,
    tools: new RegExp(`^(go|gin|air|fresh|reflex|modd|dlv|realize|CompileDaemon|${shells})$`),
    runs: "debian:13-slim, alpine or a distroless image",
  },
  {
    image: /^(rust|clux\/muslrust|ekidd\/rust-musl-builder)$/,
    builds: /\bcargo\s+(build|install)\b/,
    tools: new RegExp(`^(cargo|rustc|${shells})$`),
    runs: "debian:13-slim or a distroless image",
  },
  { image: /^gcc$/, builds: /\b(gcc|g\+\+|make|cmake)\b/, tools: new RegExp(`^(gcc|g\\+\\+|${shells})$`), runs: "debian:13-slim" },
  {
    image: /^(maven|gradle)$/,
    builds: /\b(mvnw?|gradlew?)\b/,
    tools: new RegExp(`^(mvnw?|gradlew?|${shells})$`),
    runs: "eclipse-temurin with a -jre tag",
  },
  {
    image: /^mcr\.microsoft\.com\/dotnet\/(core\/)?sdk$/,
    builds: /\bdotnet\s+(publish|build)\b/,
    tools: new RegExp(`^(${shells})$`),
    runs: "mcr.microsoft.com/dotnet/aspnet or runtime",
  },
];
