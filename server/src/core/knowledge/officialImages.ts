// The Docker Official Images: the names of one word that Docker Hub has.

/** Source: docker-library/official-images, the folder library/, read on 2026-08-21. */
const published = `
  adminer aerospike almalinux alpine alt amazoncorretto amazonlinux api-firewall arangodb archlinux azul-zulu backdrop
  bash bonita buildpack-deps busybox caddy cassandra chronograf cirros clearlinux clefos clickhouse clojure composer
  convertigo couchbase couchdb crate dart debian docker drupal eclipse-mosquitto eclipse-temurin eggdrop elasticsearch
  elixir emqx erlang espocrm fedora flink fluentd friendica gazebo gcc geonetwork ghost golang gradle groovy haproxy
  haskell haxe hello-world hitch httpd hylang ibm-semeru-runtimes ibmjava influxdb irssi jetty joomla jruby julia
  kapacitor kibana kong krakend lightstreamer liquibase logstash mageia mariadb matomo maven mediawiki memcached mongo
  mongo-express monica mysql nats neo4j neurodebian nextcloud nginx nim node notary odoo open-liberty openjdk
  oraclelinux orientdb percona perl photon php php-zendserver phpmyadmin plone postfixadmin postgres pypy python r-base
  rabbitmq rakudo-star redis redmine registry rethinkdb rocket.chat rockylinux ros ruby rust sapmachine satosa
  silverpeas solr sonarqube spark spiped storm swift swipl teamspeak telegraf tomcat tomee traefik ubuntu unit varnish
  websphere-liberty wordpress xwiki yourls znc zookeeper
`;

/** Once published, without new tags since; they can still be pulled. Source: the pages of Docker Hub. */
const ended = `
  adoptopenjdk celery centos consul crux django docker-dev euleros express-gateway glassfish hipache iojs java jenkins
  jobber kaazing-gateway known mono nats-streaming nuxeo opensuse owncloud piwik rails rapidoid sentry sl swarm thrift
  ubuntu-debootstrap ubuntu-upstart vault
`;

const official: ReadonlySet<string> = new Set(`${published} ${ended}`.split(/\s+/).filter(Boolean));

/** Of any other name of one word Docker Hub has nothing: it is an image of this machine, or a context that the build command names. */
export const isOfficialImage = (repository: string): boolean => official.has(repository.replace(/^library\//, ""));
