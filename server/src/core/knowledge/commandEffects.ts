// What a command of a RUN does to the image, by the program's name. Source: the manual of each program.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Leave nothing behind but what they print. */
export const quietCommands: ReadonlySet<string> = words(
  "echo printf cat cd set true : test [ ls pwd id sleep nproc uname date getconf dirname basename arch which command exit whoami head tail grep sort wc export unset du df",
);

/** Arrange files; what they do depends on the paths that they are given. */
export const fileCommands: ReadonlySet<string> = words("mkdir cp mv rm chmod chown chgrp ln touch sed tee install rmdir unlink");

/** Make and change users and groups. */
export const userCommands: ReadonlySet<string> = words("useradd adduser groupadd addgroup usermod");

/**
 * Bring no user, and no program of the system but those that their arguments name: they print, arrange files, install packages by name,
 * or write files of a project.
 */
const confined: ReadonlySet<string> = new Set([
  ...quietCommands,
  ...fileCommands,
  ...userCommands,
  ...words(`
    apk apt apt-get bundle cargo composer corepack deluser delgroup dnf dotnet false find gem getent git go groupmod groupdel userdel locale-gen
    mvn microdnf node npm npx pip pipenv pnpm poetry python tr tsc uv yarn yum a2enmod a2dismod docker-php-ext-install
    docker-php-ext-configure docker-php-ext-enable pecl gradle update-ca-certificates dpkg-reconfigure ldconfig`),
]);

/** False: it may do anything to the image, such as a script or an archive that is unpacked. */
export const isConfined = (program: string): boolean => confined.has(program);
