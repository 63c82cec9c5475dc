// What a command of a RUN does to the image, by the program's name. Source: the manual of each program.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Leave nothing behind but what they print. */
export const quietCommands: ReadonlySet<string> = words(
  "echo printf cat cd set true : test [ ls pwd id sleep nproc uname date getconf dirname basename arch which command exit whoami head tail grep sort wc export unset du df",
);

/** How a command that arranges files takes its operands. */
export type FileCommand =
  /** Each is made or written. */
  | "makes"
  | "removes"
  /** The first one says what becomes of the others, unless an option says so. */
  | "changes"
  /** The last one, or the value of -t, is where the others come. */
  | "transfers";

export const fileCommands: ReadonlyMap<string, FileCommand> = new Map<string, FileCommand>([
  ["mkdir", "makes"],
  ["touch", "makes"],
  ["tee", "makes"],
  ["rm", "removes"],
  ["rmdir", "removes"],
  ["unlink", "removes"],
  ["chmod", "changes"],
  ["chown", "changes"],
  ["chgrp", "changes"],
  ["sed", "changes"],
  ["cp", "transfers"],
  ["mv", "transfers"],
  ["ln", "transfers"],
  ["install", "transfers"],
]);

/** Make and change users and groups. */
export const userCommands: ReadonlySet<string> = words("useradd adduser groupadd addgroup usermod");

/**
 * Bring no user, and no program of the system but those that their arguments name: they print, arrange files, install packages by name,
 * or write files of a project.
 */
const confined: ReadonlySet<string> = new Set([
  ...quietCommands,
  ...fileCommands.keys(),
  ...userCommands,
  ...words(`
    apk apt apt-get bundle cargo composer corepack deluser delgroup dnf dotnet false find gem getent git go groupmod groupdel userdel locale-gen
    mvn microdnf node npm npx pip pipenv pnpm poetry python tr tsc uv yarn yum a2enmod a2dismod docker-php-ext-install
    docker-php-ext-configure docker-php-ext-enable pecl gradle update-ca-certificates dpkg-divert dpkg-reconfigure ldconfig`),
]);

/** False: it may do anything to the image, such as a script or an archive that is unpacked. */
export const isConfined = (program: string): boolean => confined.has(program);
