// Commands that do a piece of work and end: nobody starts them in the background to have them there.
export const endingCommands: ReadonlySet<string> = new Set(
  `ln cp mv rm mkdir rmdir touch chmod chown chgrp install tar unzip gzip gunzip bzip2 xz sed cat echo printf
   curl wget git apt-get apt apk yum dnf microdnf zypper pip npm yarn pnpm gem bundle composer cargo go make cmake ninja
   useradd adduser groupadd addgroup usermod ldconfig locale-gen update-ca-certificates dpkg rpm export cd`.split(/\s+/),
);
