// Java servers of Maven Central: Spring Boot, Quarkus and Jetty as the jars that images start.
import type { Family, Recipe } from "../recipe";

const file = (name: string, text: string): string =>
  `RUN mkdir -p $(dirname ${name}) && printf '%s' '${Buffer.from(text).toString("base64")}' | base64 -d > ${name}`;

const pom = (artifact: string, inner: string): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>${inner}
<groupId>app</groupId><artifactId>${artifact}</artifactId><version>1</version>
`;

const springPom = `${pom(
  "boot",
  "<parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>3.4.5</version></parent>",
)}<properties><java.version>17</java.version></properties>
<dependencies><dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-web</artifactId></dependency></dependencies>
<build><finalName>boot</finalName><plugins><plugin><groupId>org.springframework.boot</groupId><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>
</project>
`;

const springMain = `import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class Main {
  public static void main(String[] args) {
    SpringApplication.run(Main.class, args);
  }
}
`;

const quarkusVersion = "3.15.4";
const quarkusPom = `${pom("quick", "")}<properties><maven.compiler.release>17</maven.compiler.release></properties>
<dependencyManagement><dependencies><dependency><groupId>io.quarkus.platform</groupId><artifactId>quarkus-bom</artifactId><version>${quarkusVersion}</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
<dependencies><dependency><groupId>io.quarkus</groupId><artifactId>quarkus-rest</artifactId></dependency></dependencies>
<build><plugins><plugin><groupId>io.quarkus.platform</groupId><artifactId>quarkus-maven-plugin</artifactId><version>${quarkusVersion}</version><extensions>true</extensions>
<executions><execution><goals><goal>build</goal></goals></execution></executions></plugin></plugins></build>
</project>
`;

const jettyRunner = "9.4.57.v20241219";

const family: Family = {
  name: "java-servers",
  dockerfile: [
    "FROM debian:bookworm-slim AS build",
    "RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jdk-headless maven && rm -rf /var/lib/apt/lists/*",
    file("/boot/pom.xml", springPom),
    file("/boot/src/main/java/Main.java", springMain),
    "RUN cd /boot && mvn -q -B package && mkdir /out && cp target/boot.jar /out/",
    file("/quick/pom.xml", quarkusPom),
    file(
      "/quick/src/main/java/Hello.java",
      '@jakarta.ws.rs.Path("/")\npublic class Hello {\n  @jakarta.ws.rs.GET\n  public String get() {\n    return "ok";\n  }\n}\n',
    ),
    "RUN cd /quick && mvn -q -B package && cp -r target/quarkus-app /out/",
    `RUN mvn -q -B dependency:copy -Dartifact=org.eclipse.jetty:jetty-runner:${jettyRunner} -DoutputDirectory=/out -Dmdep.stripVersion=true`,
    "FROM debian:bookworm-slim",
    "RUN apt-get update && apt-get install -y --no-install-recommends openjdk-17-jre-headless && rm -rf /var/lib/apt/lists/*",
    "COPY --from=build /out /opt/java/",
    "",
  ].join("\n"),
};

const jar = (argv: readonly string[], other: string, version: string): Recipe => ({
  name: "java",
  family,
  argv: ["java", ...argv],
  works: { port: 8080 },
  when: { other },
  version: `echo ${version}`,
  startLimit: 120,
});

export const recipes: readonly Recipe[] = [
  jar(["-jar", "/opt/java/boot.jar"], "a Spring Boot jar", "3.4.5"),
  jar(["-jar", "/opt/java/boot.jar", "--server.shutdown=graceful"], "a Spring Boot jar with server.shutdown=graceful", "3.4.5"),
  jar(["-Xrs", "-jar", "/opt/java/boot.jar"], "a Spring Boot jar with -Xrs", "3.4.5"),
  jar(["-jar", "/opt/java/quarkus-app/quarkus-run.jar"], "a Quarkus runner", quarkusVersion),
  jar(["-jar", "/opt/java/jetty-runner.jar", "--port", "8080", "/tmp"], "jetty-runner", jettyRunner),
];
