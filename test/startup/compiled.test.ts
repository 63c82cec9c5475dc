// Programs that the file compiles: what they do with SIGTERM is read in the sources that they are built of.
import { describe, expect, test } from "vitest";
import { type Files, simulate } from "./support";

function told(source: string, files: Files): string {
  const app = simulate(source, files).chain.at(-1)?.app;
  return `${app?.onTerm} ${app?.certainty}`;
}

describe("Rust", () => {
  const manifest = '[package]\nname = "svc"\nversion = "0.1.0"\n';
  const source = `
    FROM rust:1.90 AS build
    WORKDIR /src
    COPY . .
    RUN cargo build --release
    FROM debian:12-slim
    COPY --from=build /src/target/release/svc /usr/local/bin/
    CMD ["svc"]`;
  const main = (text: string, more: Files = {}) => told(source, { "Cargo.toml": manifest, "src/main.rs": text, ...more });
  test.each<[string, string, Files, string]>([
    ["nothing", "fn main() { loop { sleep(1) } }", {}, "ignores likely"],
    ["a server", "async fn main() { axum::serve(listener, app).await.unwrap(); }", {}, "ignores likely"],
    ["Ctrl+C alone", "async fn main() { tokio::signal::ctrl_c().await.unwrap(); }", {}, "ignores likely"],
    ["tokio", "async fn main() { signal(SignalKind::terminate()).unwrap().recv().await; }", {}, "stops likely"],
    ["signal-hook", "fn main() { for _ in Signals::new(&[SIGTERM]).unwrap().forever() {} }", {}, "stops likely"],
    ["what is sent", "fn main() { kill(pid, Signal::SIGTERM); loop { work() } }", {}, "ignores likely"],
    ["actix", "async fn main() { HttpServer::new(app).bind(a)?.run().await }", {}, "stops likely"],
    ["actix without signals", "async fn main() { HttpServer::new(app).disable_signals().bind(a)?.run().await }", {}, "unknown unknown"],
    [
      "a module",
      "mod server;\nfn main() { loop { server::run() } }",
      { "src/server.rs": "fn f() { SignalKind::terminate() }" },
      "stops likely",
    ],
    ["a module in a folder", "mod a;\nfn main() { loop {} }", { "src/a/mod.rs": "mod b;", "src/a/b.rs": "// SIGTERM\n" }, "ignores likely"],
    ["a module that is not at hand", "mod a;\nfn main() { loop {} }", {}, "unknown unknown"],
    ["the library", "fn main() { loop {} }", { "src/lib.rs": "fn f() { SignalKind::terminate() }" }, "stops likely"],
    [
      "a crate of its own",
      "fn main() { loop {} }",
      { "Cargo.toml": `${manifest}[dependencies]\nown = { path = "../own" }\n` },
      "unknown unknown",
    ],
    [
      "ctrlc for all",
      "fn main() { ctrlc::set_handler(f); loop {} }",
      { "Cargo.toml": `${manifest}[dependencies]\nctrlc = { version = "3", features = ["termination"] }\n` },
      "stops likely",
    ],
    ["work that ends", "fn main() { println!() }", {}, "unknown unknown"],
  ])("%s", (_, text, more, expected) => expect(main(text, more)).toBe(expected));

  test("a crate of a workspace, and cargo install", () => {
    const files = {
      "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n',
      "crates/svc/Cargo.toml": manifest,
      "crates/svc/src/main.rs": "fn main() { loop {} }",
    };
    expect(told(source, files)).toBe("ignores likely");
    const installed = 'FROM rust:1.90\nWORKDIR /src\nCOPY . .\nRUN cargo install --path .\nCMD ["svc"]';
    expect(told(installed, { "Cargo.toml": manifest, "src/main.rs": "fn main() { loop {} }" })).toBe("ignores likely");
  });

  test("copied out of the cache in the same RUN", () => {
    const cached = `
      FROM rust:1.90 AS build
      WORKDIR /src
      COPY . .
      RUN --mount=type=cache,target=/src/target cargo build --release && cp target/release/svc /bin/svc
      FROM debian:12-slim
      COPY --from=build /bin/svc /svc
      ENTRYPOINT ["/svc"]`;
    expect(told(cached, { "Cargo.toml": manifest, "src/main.rs": "fn main() { loop {} }" })).toBe("ignores likely");
  });
});

describe("C", () => {
  const source =
    'FROM gcc:15 AS build\nWORKDIR /src\nCOPY . .\nRUN gcc -O2 -o /out/svc main.c\nFROM debian:12\nCOPY --from=build /out /opt\nCMD ["/opt/svc"]';
  test.each<[string, string]>([
    ["int main() { for (;;) pause(); }", "ignores likely"],
    ["int main() { signal(SIGTERM, stop); for (;;) pause(); }", "stops likely"],
    ["int main() { signal(SIGTERM, SIG_IGN); for (;;) pause(); }", "ignores likely"],
    ["int main() { struct sigaction a; sigaction(SIGTERM, &a, 0); for (;;) pause(); }", "stops likely"],
    ["int main() { signal(SIGPIPE, SIG_IGN); for (;;) pause(); }", "ignores likely"],
    ["int main() { install_signals(); for (;;) pause(); }", "unknown unknown"],
    ["int main() { return 0; }", "unknown unknown"],
  ])("%s", (text, expected) => expect(told(source, { "main.c": text })).toBe(expected));
});

describe("Go", () => {
  const source =
    'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /svc ./cmd/svc\nFROM scratch\nCOPY --from=build /svc /svc\nENTRYPOINT ["/svc"]';
  const because = (text: string) => simulate(source, { "cmd/svc/main.go": text }).chain.at(-1)?.app?.because;
  test("ends without a handler, with one, and not at all", () => {
    expect(because("func main() { select {} }")).toBe("svc is written in Go, which ends on SIGTERM even without a handler");
    expect(because("func main() { signal.Notify(c, os.Interrupt, syscall.SIGTERM) }")).toBe("svc installs a handler for SIGTERM");
    expect(told(source, { "cmd/svc/main.go": "func main() { signal.Ignore(syscall.SIGTERM); select {} }" })).toBe("ignores likely");
  });
});

test("a program of .NET that needs no runtime", () => {
  const source = `
    FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
    WORKDIR /src
    COPY . .
    RUN dotnet publish -c Release -r linux-x64 --self-contained -o /out
    FROM mcr.microsoft.com/dotnet/runtime-deps:9.0
    COPY --from=build /out /app
    ENTRYPOINT ["/app/Svc"]`;
  expect(told(source, {})).toBe("stops likely");
});
