// Template of C and C++ programs built by CMake: one binary in a distroless image with the C and C++ libraries.
import { exposed, type StageTemplate, syntaxLine } from "./types";

export const cmakeTemplate: StageTemplate = {
  kind: "cmake",
  title: "C or C++ with CMake",
  dockerfile: `${syntaxLine}FROM debian:{{debian}}-slim AS build
# The compiler before the sources: this layer changes with the list of packages alone.
RUN apt-get update && apt-get install -y --no-install-recommends {{buildPackages}} && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/build \\
    cmake -S . -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release \\
    && cmake --build /build \\
    && install -D "/build/{{built}}" /out/{{binary}}

# distroless/cc: the C and C++ libraries and an unprivileged user, and nothing else.
FROM gcr.io/distroless/cc-debian12:nonroot AS runtime
{{?init}}# {{initWhy}}
{{?init}}COPY --from=build /usr/bin/tini-static /tini
COPY --from=build /out/{{binary}} /{{binary}}
USER nonroot
${exposed}{{?init}}ENTRYPOINT ["/tini", "--"]
CMD ["/{{binary}}"]
`,
  ignore: ["build", "cmake-build-*", "out", "CMakeFiles", "CMakeCache.txt"],
};
