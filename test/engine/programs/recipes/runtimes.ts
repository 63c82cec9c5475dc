// What the runtimes themselves do: a server in each language whose program says nothing of signals, and one in some that does.
import { apps } from "../../apps";
import { debian, type Family, type Recipe } from "../recipe";

const goServer = `package main

import (
	"fmt"
	"net/http"
)

func main() {
	fmt.Println("READY")
	http.ListenAndServe(":8080", nil)
}
`;

const goGraceful = `package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM)
	fmt.Println("READY")
	<-stop
	fmt.Println("GOT SIGTERM")
	time.Sleep(600 * time.Millisecond)
	fmt.Println("CLEAN END")
}
`;

const rustServer = `fn main() {
    let server = std::net::TcpListener::bind("0.0.0.0:8080").unwrap();
    println!("READY");
    for _ in server.incoming() {}
}
`;

const cServer = `#include <stdio.h>
#include <unistd.h>
int main(void) { puts("READY"); fflush(stdout); for (;;) pause(); }
`;

const file = (name: string, text: string): string => `RUN printf '%s' '${Buffer.from(text).toString("base64")}' | base64 -d > ${name}`;

const compilers: Family = {
  name: "runtimes-compiled",
  dockerfile: [
    "FROM debian:bookworm-slim AS build",
    "RUN apt-get update && apt-get install -y --no-install-recommends golang-go rustc gcc libc6-dev && rm -rf /var/lib/apt/lists/*",
    "WORKDIR /src",
    ...[file("plain.go", goServer), file("graceful.go", goGraceful), file("plain.rs", rustServer), file("plain.c", cServer)],
    "RUN mkdir /out && GO111MODULE=off CGO_ENABLED=0 go build -o /out/go-plain plain.go && GO111MODULE=off CGO_ENABLED=0 go build -o /out/go-graceful graceful.go",
    "RUN rustc -o /out/rust-plain plain.rs && gcc -o /out/c-plain plain.c",
    "RUN { go version; rustc --version; gcc --version; } > /out/versions",
    "FROM debian:bookworm-slim",
    "COPY --from=build /out /usr/local/bin/",
    "",
  ].join("\n"),
};

const R: Family = {
  name: "runtimes-r",
  dockerfile:
    "FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends r-base-core && rm -rf /var/lib/apt/lists/*\n",
};

const node: Family = { name: "runtimes-node", dockerfile: "FROM node:22-bookworm-slim\n" };

const compiled = (name: string, version: string, other?: string): Recipe => ({
  name,
  family: compilers,
  ...(other !== undefined && { when: { other } }),
  argv: [other === undefined ? `${name}-plain` : `${name}-${other}`],
  works: { says: "READY" },
  version: `grep -i '${version}' /usr/local/bin/versions`,
});

const script = (name: string, text: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family: node,
  argv: ["node", "/app/server.js"],
  works: { says: "READY" },
  version: "node --version",
  files: { "/app/server.js": text },
  ...more,
});

/** Go, Rust and C stand for what is compiled from them: no program has these names. */
export const recipes: readonly Recipe[] = [
  { ...compiled("go", "go version"), when: { other: "a server without a handler" } },
  compiled("go", "go version", "graceful"),
  { ...compiled("rust", "rustc"), when: { other: "a server without a handler" } },
  { ...compiled("c", "gcc"), when: { other: "a program without a handler" } },
  script("node", apps.plain, { also: ["nodejs"] }),
  script("node", apps.graceful, { when: { other: "with a handler" } }),
  script("node", apps.plain, {
    when: { words: "^--run " },
    argv: ["node", "--run", "start"],
    workdir: "/app",
    files: {
      "/app/package.json": apps.packageJson("node server.js"),
      "/app/server.js": apps.graceful,
    },
  }),
  {
    name: "R",
    family: R,
    argv: ["R", "--no-save", "-e", "cat('READY\\n'); while (TRUE) Sys.sleep(1)"],
    works: { says: "READY\n" },
    version: debian("r-base-core"),
  },
  {
    name: "Rscript",
    family: R,
    argv: ["Rscript", "-e", "cat('READY\\n'); while (TRUE) Sys.sleep(1)"],
    works: { says: "READY\n" },
    version: debian("r-base-core"),
  },
];
