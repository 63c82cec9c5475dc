// Template of C and C++ programs built by CMake: one binary in a distroless image with the C and C++ libraries.
import { aptInstall } from "../installLines";
import { distrolessProgram, type StageTemplate, syntaxLine } from "./types";

export const cmakeTemplate: StageTemplate = {
  kind: "cmake",
  title: "C or C++ with CMake",
  dockerfile: `${syntaxLine}FROM debian:{{debian}}-slim AS build
# The compiler before the sources: this layer changes with the list of packages alone.
RUN ${aptInstall("{{buildPackages}}")}
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/build \\
    cmake -S . -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release \\
    && cmake --build /build \\
    && install -D "/build/{{built}}" /out/{{binary}}

# distroless/cc: the C and C++ libraries and an unprivileged user, and nothing else.
${distrolessProgram}`,
  ignore: ["build", "cmake-build-*", "out", "CMakeFiles", "CMakeCache.txt"],
};
