# syntax=docker/dockerfile:1
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
# Dependencies, in a layer that changes with pom.xml alone.
COPY pom.xml ./
RUN --mount=type=cache,target=/root/.m2 mvn -B dependency:go-offline
COPY src src
RUN --mount=type=cache,target=/root/.m2 mvn -B package -DskipTests dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib \
    && mkdir -p target/lib && mv target/*.jar application.jar

# Temurin's JRE on Alpine: the smallest image with a whole Java runtime.
FROM eclipse-temurin:17-jre-alpine AS runtime
WORKDIR /app
RUN adduser -S -u 10001 app
COPY --from=build /src/target/lib lib
COPY --from=build /src/application.jar ./
USER app
# The JVM sizes its heap by the container's memory limit, not by the machine's.
CMD ["java", "-XX:MaxRAMPercentage=75", "-cp", "application.jar:lib/*", "org.example.Reports"]
