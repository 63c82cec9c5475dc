// The Java virtual machine and servers of Debian on it.
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily("debian-java", "openjdk-17-jdk-headless jetty9 tomcat10 zookeeper libslf4j-java");

const wait =
  'public class W {\n  public static void main(String[] a) throws Exception {\n%s    System.out.println("%m");\n    Thread.sleep(Long.MAX_VALUE);\n  }\n}\n';
const hook =
  '    Runtime.getRuntime().addShutdownHook(new Thread(() -> {\n      System.out.println("GOT SIGTERM");\n      try { Thread.sleep(600); } catch (InterruptedException e) { return; }\n      System.out.println("CLEAN END");\n    }));\n';

const java = (argv: readonly string[], source: string, more: Partial<Recipe> = {}): Recipe => ({
  name: "java",
  family,
  argv,
  works: { says: source === "" ? "WORKS" : "READY" },
  version: debian("openjdk-17-jre-headless"),
  files: { "/app/W.java": wait.replace("%s", source).replace("%m", source === "" ? "WORKS" : "READY") },
  setup: "cd /app && javac W.java",
  ...more,
});

export const recipes: readonly Recipe[] = [
  java(["java", "-cp", "/app", "W"], ""),
  java(["java", "-cp", "/app", "W"], hook, { when: { other: "a shutdown hook" } }),
  java(["java", "-Xrs", "-cp", "/app", "W"], hook, { when: { words: "(?:^| )-Xrs " } }),
  java(["java", "/app/W.java"], hook, { when: { other: "one source file" } }),
  java(["java", "-cp", "/app", "W"], hook, { env: { JAVA_TOOL_OPTIONS: "-Xrs" }, when: { env: { JAVA_TOOL_OPTIONS: "-Xrs" } } }),
  {
    name: "catalina.sh",
    family,
    argv: ["/usr/share/tomcat10/bin/catalina.sh", "run"],
    env: { CATALINA_HOME: "/usr/share/tomcat10", CATALINA_BASE: "/var/lib/tomcat10" },
    works: { port: 8080 },
    version: debian("tomcat10"),
  },
  {
    name: "zkServer.sh",
    family,
    argv: ["/usr/share/zookeeper/bin/zkServer.sh", "start-foreground"],
    setup: "mkdir -p /etc/zookeeper/conf && printf 'tickTime=2000\\ndataDir=/tmp/zk\\nclientPort=2181\\n' > /etc/zookeeper/conf/zoo.cfg",
    works: { port: 2181 },
    version: debian("zookeeper"),
  },
];
