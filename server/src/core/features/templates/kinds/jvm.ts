// Recognises Java and Kotlin programs: Maven, Gradle, Spring Boot.
import {
  gradleTemplate,
  kotlinTemplate,
  mavenTemplate,
  springGradleTemplate,
  springMavenTemplate,
} from "../../../knowledge/stageTemplates/jvm";
import { maintained, tools } from "../../../knowledge/stageTemplates/versions";
import { toJsonArray } from "../../../shell/words";
import { backingOf } from "../backing";
import { served } from "../health";
import type { Look } from "../look";
import type { Holes, ProjectKind, Reading } from "../types";
import { versionFor } from "../versionRange";

const buildScript = (look: Look): string => look.text(look.first("build.gradle.kts", "build.gradle") ?? "");

/** Java 8 is written `1.8`, too. */
function javaVersion(...texts: readonly (string | undefined)[]): string {
  const written = texts.find((text) => text !== undefined)?.replace(/^1\./, "");
  return versionFor(written && `>=${written} <${Number(written) + 1}`, maintained.java);
}

const ofPom = (text: string): string =>
  javaVersion(
    /<(?:java\.version|maven\.compiler\.release|maven\.compiler\.target|maven\.compiler\.source|release)>\s*([\d.]+)\s*</.exec(text)?.[1],
  );
const ofScript = (text: string): string =>
  javaVersion(
    /JavaLanguageVersion\.of\(\s*(\d+)|jvmToolchain\(\s*(\d+)|JavaVersion\.VERSION_([\d_]+)|(?:source|target)Compatibility\s*=\s*['"]?([\d.]+)/
      .exec(text)
      ?.slice(1)
      .find(Boolean)
      ?.replace("_", "."),
  );

/** Boot 3.3 unpacks itself into a folder that `java -jar` starts; before that a loader class starts the layers. */
function bootHoles(version: string | undefined): Holes {
  const [major = 3, minor = 5] = (version ?? "").split(".").map(Number);
  const number = version === undefined ? 3005 : major * 1000 + minor;
  if (number >= 3003) {
    const unpack = "java -Djarmode=tools -jar application.jar extract --layers --destination extracted";
    return { unpack, start: toJsonArray(["java", "-XX:MaxRAMPercentage=75", "-jar", "application.jar"]) };
  }
  const loader = number >= 3002 ? "org.springframework.boot.loader.launch.JarLauncher" : "org.springframework.boot.loader.JarLauncher";
  const unpack = "java -Djarmode=layertools -jar application.jar extract --destination extracted";
  return { unpack, start: toJsonArray(["java", "-XX:MaxRAMPercentage=75", loader]) };
}

/** The actuator has a page for this; without it any answer will do, which wget cannot tell: then the port alone counts. */
function bootServed(look: Look, manifest: string): Holes {
  const properties = look.text(look.first("src/main/resources/application.properties") ?? "");
  const yaml = look.text(look.first("src/main/resources/application.yml", "src/main/resources/application.yaml") ?? "");
  const written =
    /^server\.port\s*=\s*(?:\$\{\w+:)?(\d+)/m.exec(properties) ??
    /^server:\s*\n(?:[ \t].*\n)*?[ \t]+port:\s*(?:\$\{\w+:)?(\d+)/m.exec(yaml);
  const port = written?.[1] ?? "8080";
  if (manifest.includes("spring-boot-starter-actuator")) return served(port, "wget", "/actuator/health", 60);
  return { ...served(port, undefined, "/", 60), health: toJsonArray(["nc", "-z", "127.0.0.1", port]) };
}

function mavenHoles(look: Look, text: string): Holes {
  const wrapper = look.has("mvnw") && look.has(".mvn/");
  return {
    java: ofPom(text),
    wrapper,
    maven: tools.maven,
    tool: wrapper ? "./mvnw" : "mvn",
    manifests: wrapper ? "mvnw pom.xml" : "pom.xml",
  };
}

function gradleHoles(look: Look, text: string): Holes {
  const wrapper = look.has("gradlew") && look.has("gradle/");
  const scripts = ["settings.gradle.kts", "settings.gradle", "build.gradle.kts", "build.gradle", "gradle.properties"];
  const present = scripts.filter((file) => look.has(file));
  const java = ofScript(text);
  return {
    java,
    wrapper,
    gradle: Number(java) >= 25 ? tools.newestGradle : tools.gradle,
    tool: wrapper ? "./gradlew" : "gradle",
    cache: wrapper ? "/root/.gradle" : "/home/gradle/.gradle",
    catalog: !wrapper && look.has("gradle/libs.versions.toml"),
    manifests: [...(wrapper ? ["gradlew"] : []), ...(present.length > 0 ? present : ["build.gradle"])].join(" "),
  };
}

const reading = (manifest: string, holes: Holes): Reading => ({ holes, backing: backingOf(manifest) });

function readSpringMaven(look: Look): Reading {
  const text = look.text("pom.xml");
  const version = /<artifactId>spring-boot-starter-parent<\/artifactId>\s*<version>\s*([\d.]+)/.exec(text)?.[1];
  return reading(text, { ...mavenHoles(look, text), ...bootHoles(version), ...bootServed(look, text) });
}

function readSpringGradle(look: Look): Reading {
  const text = buildScript(look);
  const version = /org\.springframework\.boot["'][)\s]*version\s*["']([\d.]+)/.exec(text)?.[1];
  return reading(text, { ...gradleHoles(look, text), ...bootHoles(version), ...bootServed(look, text) });
}

/** Ktor and other servers name their port in the configuration or the code; without one nothing is exposed. */
function configuredPort(look: Look): string | undefined {
  const yaml = /^\s*port:\s*["']?(?:\$\w+:)?(\d{2,5})/m.exec(look.text("src/main/resources/application.yaml"))?.[1];
  return yaml ?? /^\s*port\s*=\s*(\d{2,5})/m.exec(look.text("src/main/resources/application.conf"))?.[1];
}

const portOnly = (port: string | undefined): Holes =>
  port === undefined ? {} : { ...served(port, undefined, "/", 30), health: toJsonArray(["nc", "-z", "127.0.0.1", port]) };

function readMaven(look: Look): Reading {
  const text = look.text("pom.xml");
  const main = /<(?:mainClass|exec\.mainClass|main\.class)>\s*([\w.]+)\s*</.exec(text)?.[1];
  const run = main ? ["-cp", "application.jar:lib/*", main] : ["-jar", "application.jar"];
  const start = toJsonArray(["java", "-XX:MaxRAMPercentage=75", ...run]);
  return reading(text, { ...mavenHoles(look, text), ...portOnly(configuredPort(look)), start });
}

function readGradle(look: Look): Reading {
  const text = buildScript(look);
  const main = /\bmainClass(?:Name)?(?:\.set\(|\s*=)\s*["']([\w.]+)["']/.exec(text)?.[1] ?? "MainKt";
  const start = toJsonArray(["java", "-XX:MaxRAMPercentage=75", "-cp", "lib/*", main]);
  return reading(text, { ...gradleHoles(look, text), ...portOnly(configuredPort(look)), start });
}

const isBoot = (text: string): boolean => /spring-boot-starter|org\.springframework\.boot/.test(text);
/** Quarkus lays its output out in a way of its own. */
const isQuarkus = (text: string): boolean => text.includes("io.quarkus");
const isKotlin = (text: string): boolean => /kotlin\(\s*["']jvm["']\s*\)|org\.jetbrains\.kotlin\.jvm|libs\.plugins\.kotlin/.test(text);
const gradleFile = (look: Look): string | undefined => look.first("build.gradle.kts", "build.gradle");
const gradleWith = (look: Look, holds: (text: string) => boolean): string | undefined =>
  holds(buildScript(look)) ? gradleFile(look) : undefined;
const pomWith = (look: Look, boot: boolean): string | undefined =>
  look.has("pom.xml") && isBoot(look.text("pom.xml")) === boot && !isQuarkus(look.text("pom.xml")) ? "pom.xml" : undefined;

export const jvmKinds: readonly ProjectKind[] = [
  { template: springMavenTemplate, finds: (look) => pomWith(look, true), read: readSpringMaven },
  { template: springGradleTemplate, finds: (look) => gradleWith(look, isBoot), read: readSpringGradle },
  { template: mavenTemplate, finds: (look) => pomWith(look, false), read: readMaven },
  {
    template: gradleTemplate,
    finds: (look) => gradleWith(look, (text) => !isBoot(text) && !isKotlin(text) && !isQuarkus(text)),
    read: readGradle,
  },
  {
    template: kotlinTemplate,
    finds: (look) => gradleWith(look, (text) => !isBoot(text) && isKotlin(text) && !isQuarkus(text)),
    read: readGradle,
  },
];
