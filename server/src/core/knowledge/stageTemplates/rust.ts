// Template of Rust programs: one binary in a distroless image with the C library.
import { aptInstall } from "../installLines";
import { distrolessProgram, type StageTemplate, syntaxLine } from "./types";

export const rustTemplate: StageTemplate = {
  kind: "rust",
  title: "Rust",
  dockerfile: `${syntaxLine}FROM rust:{{rust}}-slim-{{debian}} AS build
WORKDIR /src
{{?buildPackages}}RUN ${aptInstall("{{buildPackages}}")}
{{#single}}
# Dependencies, compiled with an empty program, in a layer that changes with Cargo.toml and Cargo.lock alone.
COPY {{manifests}} ./
RUN --mount=type=cache,target=/usr/local/cargo/registry \\
    mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release{{locked}}
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \\
    touch src/main.rs && cargo build --release{{locked}} && install -D target/release/{{binary}} /out/{{binary}}
{{/single}}
{{^single}}
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \\
    cargo build --release{{locked}} && install -D target/release/{{binary}} /out/{{binary}}
{{/single}}

# distroless/cc: the C library that Rust links to, certificates and an unprivileged user, and nothing else.
${distrolessProgram}`,
  ignore: ["target"],
};
