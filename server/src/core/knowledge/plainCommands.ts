// Commands and packages that bring nothing but what their name says: no users, no curl, wget or bash, no shell.

/** Programs that write files of a project, not of the system. */
export const plainCommands: ReadonlySet<string> = new Set(
  `[ adduser addgroup apk apt apt-get bundle cargo cd chmod chown composer corepack deluser dnf dotnet echo exit export false find gem getent git
   go grep groupadd head id locale-gen ls mkdir mvn mv microdnf node npm npx pip pipenv pnpm poetry printf pwd python rm sed set sleep sort tail test
   touch tr true tsc unset useradd usermod uv wc which yarn yum a2enmod a2dismod docker-php-ext-install docker-php-ext-configure
   docker-php-ext-enable pecl gradle update-ca-certificates dpkg-reconfigure ldconfig`.split(/\s+/),
);

const packages: ReadonlySet<string> = new Set(
  `autoconf automake bison build-base build-essential ca-certificates cmake coreutils cron dos2unix dumb-init ffmpeg flex fontconfig g++ gcc gettext git gnupg
   gnupg2 gosu htop icu imagemagick iproute2 jq less linux-headers locales make musl nano net-tools netcat netcat-openbsd netcat-traditional openssl
   patch pkg-config pkgconf procps python py-pip sqlite sqlite3 su-exec sudo tini tzdata unzip vim xz xz-utils zip zlib zlib1g iputils-ping lsof file
   gfortran libc6 libstdc++ ttf-dejavu apt-transport-https`.split(/\s+/),
);

/** @param name without version. */
export const isPlainPackage = (name: string): boolean =>
  packages.has(name) || /-(dev|devel|dbg|doc)$/.test(name) || /^(lib|python3?-|python3|py3-|php\d*-|ttf-|fonts-)/.test(name);
