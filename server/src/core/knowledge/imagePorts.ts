// Ports that well-known images expose themselves.

/** By name without `library/`. Source: EXPOSE in the images' Dockerfiles. */
export const imagePorts: Readonly<Record<string, readonly string[]>> = {
  nginx: ["80/tcp"],
  httpd: ["80/tcp"],
  postgres: ["5432/tcp"],
  mysql: ["3306/tcp", "33060/tcp"],
  mariadb: ["3306/tcp"],
  mongo: ["27017/tcp"],
  redis: ["6379/tcp"],
  memcached: ["11211/tcp"],
  tomcat: ["8080/tcp"],
  jetty: ["8080/tcp"],
  wordpress: ["80/tcp"],
  ghost: ["2368/tcp"],
  "jenkins/jenkins": ["8080/tcp", "50000/tcp"],
};
