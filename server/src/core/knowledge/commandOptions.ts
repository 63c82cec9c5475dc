// Which options of known commands take a value, and whether a subcommand comes first. Source: the commands' manual pages.

export interface CommandOptions {
  /** Options whose value is the next word when it does not stand in the same one. */
  readonly valued: ReadonlySet<string>;
  /** The first operand is a subcommand (`apt-get install`). */
  readonly subcommands: boolean;
  /** `-name` is one option, not four letters (go, java, find). */
  readonly singleDash: boolean;
  /** The first word may be letters without a dash (`tar xzf`). */
  readonly bareLetters: boolean;
  /** All long options, where the program takes a beginning that only one of them has for the whole. */
  readonly abbreviated: readonly string[] | undefined;
}

interface Row {
  readonly valued?: string;
  readonly subcommands?: true;
  readonly singleDash?: true;
  readonly bareLetters?: true;
  /** The long options without a value, of a program that takes abbreviations. */
  readonly abbreviatedFlags?: string;
}

const dnf =
  "-c --config -d --debuglevel -e --errorlevel -R --randomwait -x --exclude --excludepkgs --installroot --releasever --repo --repoid --enablerepo --disablerepo --setopt --disableplugin --enableplugin --forcearch --advisory --bz --cve --destdir --downloaddir --comment --rpmverbosity";
const apt =
  "-o --option -c --config-file -t --target-release --default-release -a --host-architecture -P --build-profiles --with-source --solver";
const pip =
  "-r --requirement -c --constraint -e --editable -t --target -i --index-url --extra-index-url -f --find-links --trusted-host --proxy --timeout --retries --cache-dir --prefix --root --src --platform --python-version --implementation --abi --no-binary --only-binary --log --cert --client-cert --python --upgrade-strategy --progress-bar --exists-action --report -d --dest -w --wheel-dir -C --config-settings --global-option --build-option --use-feature --use-deprecated --root-user-action --keyring-provider --group";
/** Of pip itself and of its install, download and wheel; optparse reads abbreviations. */
const pipFlags =
  "--help --debug --isolated --require-virtualenv --verbose --version --quiet --no-input --no-cache-dir --disable-pip-version-check --no-color --no-python-version-warning --no-index --no-deps --pre --dry-run --user --no-user --upgrade --force-reinstall --ignore-installed --ignore-requires-python --no-build-isolation --use-pep517 --no-use-pep517 --check-build-dependencies --break-system-packages --compile --no-compile --no-warn-script-location --no-warn-conflicts --prefer-binary --require-hashes --no-clean --no-verify";
const npm =
  "--prefix -C --registry --loglevel -w --workspace --omit --include --tag --cache --userconfig --globalconfig --cafile --proxy --https-proxy --before --location --fetch-timeout --fetch-retries --fetch-retry-mintimeout --fetch-retry-maxtimeout --maxsockets --install-strategy --otp --scope --only";
const cargo =
  "--manifest-path --target --target-dir --features -F --profile -j --jobs --color --config -Z -C -p --package --bin --example --version --vers --git --branch --tag --rev --path --root --index --registry --lockfile-path";
const composer = "-d --working-dir --prefer-install --ignore-platform-req --apcu-autoloader-prefix";
const conda =
  "-n --name -p --prefix -c --channel --file -f --revision --subdir --platform --solver --repodata-fn --experimental-solver -r --root-prefix";
const useradd =
  "-b --base-dir -c --comment -d --home --home-dir -e --expiredate -f --inactive -g --gid -G --groups -k --skel -K --key -p --password -R --root -P --prefix -s --shell -u --uid -Z --selinux-user";
const adduser =
  "-h --home -d -c -g --gecos --gid -s --shell -G --ingroup -u --uid -k --conf --comment --firstuid --lastuid --firstgid --lastgid --add_extra_groups";

const rows: Readonly<Record<string, Row>> = {
  "apt-get": { valued: apt, subcommands: true },
  apt: { valued: apt, subcommands: true },
  aptitude: { valued: `${apt} -F --display-format -w --width -O --sort`, subcommands: true },
  "apt-key": { valued: "--keyring --keyserver --recv-keys", subcommands: true },
  "apt-mark": { valued: "-o -c -f --file", subcommands: true },
  apk: {
    valued:
      "-p --root -X --repository -t --virtual --keys-dir --repositories-file --cache-dir --cache-max-age --wait --arch --progress-fd --timeout",
    subcommands: true,
  },
  yum: { valued: dnf, subcommands: true },
  dnf: { valued: dnf, subcommands: true },
  dnf5: { valued: dnf, subcommands: true },
  microdnf: { valued: dnf, subcommands: true },
  tdnf: { valued: dnf, subcommands: true },
  zypper: {
    valued:
      "-c --config --userdata --root --installroot -R -D --reposd-dir -C --cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir -p --plus-repo --plus-content -r --repo --from -t --type --name --gpg-check-options --releasever",
    subcommands: true,
  },
  pacman: {
    valued:
      "-b --dbpath -r --root --arch --cachedir --color --config --gpgdir --hookdir --logfile --ignore --ignoregroup --overwrite --assume-installed",
  },
  rpm: { valued: "-D --define --dbpath --root --prefix --relocate --excludepath -E --eval --qf --queryformat" },
  dpkg: { valued: "--root --admindir --instdir -D --debug --force --ignore-depends --log" },
  pip: { valued: pip, subcommands: true, abbreviatedFlags: pipFlags },
  pipx: { valued: pip, subcommands: true },
  uv: { valued: pip, subcommands: true },
  pipenv: { valued: "--python -r --requirements --categories -i --index", subcommands: true },
  poetry: { valued: "--with --without --only -E --extras -C --directory -P --project -G --group --source --python", subcommands: true },
  conda: { valued: conda, subcommands: true },
  mamba: { valued: conda, subcommands: true },
  micromamba: { valued: conda, subcommands: true },
  npm: { valued: npm, subcommands: true },
  npx: { valued: "-p --package -c --call -w --workspace" },
  yarn: {
    valued:
      "--cwd --cache-folder --modules-folder --network-timeout --network-concurrency --registry --mutex --global-folder --prefix --proxy --https-proxy --use-yarnrc",
    subcommands: true,
  },
  pnpm: { valued: "-C --dir -F --filter --registry --reporter --store-dir --loglevel --virtual-store-dir --prefix", subcommands: true },
  bun: { valued: "--cwd -c --config --registry --cache-dir --backend -F --filter --omit --linker --concurrent-scripts", subcommands: true },
  gem: {
    valued:
      "-v --version -i --install-dir -n --bindir -s --source -P --trust-policy -p --http-proxy --platform --config-file -g --file --build-root --without",
    subcommands: true,
  },
  bundle: {
    valued: "--gemfile --jobs -j --path --retry --without --with --binstubs --shebang --standalone --trust-policy",
    subcommands: true,
  },
  composer: { valued: composer, subcommands: true },
  go: {
    valued: "-C -o -p -asmflags -buildmode -buildvcs -compiler -gcflags -ldflags -mod -modfile -overlay -pgo -pkgdir -tags -toolexec",
    subcommands: true,
    singleDash: true,
  },
  cargo: { valued: cargo, subcommands: true },
  dotnet: {
    valued: "-o --output -c --configuration -r --runtime -f --framework -a --arch --os -s --source -v --verbosity",
    subcommands: true,
  },
  ...Object.fromEntries(
    ["gcc", "cc", "clang", "g++", "c++", "clang++"].map((name) => [name, { valued: "-o -I -L -D -x -include", singleDash: true as const }]),
  ),
  rustup: { valued: "--default-toolchain --profile -t --target -c --component --toolchain --default-host", subcommands: true },
  git: {
    valued:
      "-C -c --git-dir --work-tree --namespace --exec-path --config-env -b --branch --depth -o --origin -u --upload-pack --reference -j --jobs --filter --template --separate-git-dir --shallow-since --shallow-exclude --server-option --config -m --message",
    subcommands: true,
  },
  docker: {
    valued: "-H --host -c --context --config -l --log-level -f --file -t --tag -v --volume -p --publish -e --env --name --platform",
    subcommands: true,
  },
  systemctl: { valued: "-t --type -p --property --root -H --host -M --machine -s --signal --kill-whom", subcommands: true },
  "update-rc.d": { subcommands: true },
  curl: {
    valued:
      "-A --user-agent -b --cookie -c --cookie-jar -C --continue-at -d --data --data-ascii --data-binary --data-raw --data-urlencode -D --dump-header -e --referer -E --cert -F --form --form-string -H --header -K --config -m --max-time -o --output --output-dir -P --ftp-port -Q --quote -r --range -t --telnet-option -T --upload-file -u --user -U --proxy-user -w --write-out -x --proxy -X --request -y --speed-time -Y --speed-limit -z --time-cond --cacert --capath --ciphers --connect-timeout --connect-to --crlfile --dns-servers --interface --key --key-type --keepalive-time --limit-rate --local-port --max-filesize --max-redirs --noproxy --pass --pinnedpubkey --proto --proto-default --proto-redir --proxy-cacert --proxy-header --resolve --retry --retry-delay --retry-max-time --socks4 --socks4a --socks5 --socks5-hostname --stderr --tls-max --tls13-ciphers --trace --trace-ascii --unix-socket --url --variable --cert-type --ftp-account --ftp-method --rate --json --aws-sigv4 --oauth2-bearer --parallel-max --mail-from --mail-rcpt --engine --egd-file --random-file --service-name --proxy-user",
  },
  wget: {
    valued:
      "-a --append-output -A --accept -B --base -D --domains -e --execute -I --include-directories -i --input-file -l --level -o --output-file -O --output-document -P --directory-prefix -Q --quota -R --reject -t --tries -T --timeout -U --user-agent -w --wait -X --exclude-directories --header --user --password --ca-certificate --ca-directory --certificate --private-key --post-data --post-file --body-data --body-file --method --limit-rate --cut-dirs --dns-timeout --connect-timeout --read-timeout --waitretry --bind-address --secure-protocol --referer --save-cookies --load-cookies --progress --http-user --http-password --proxy-user --proxy-password --accept-regex --reject-regex --default-page --retry-on-http-error",
  },
  aria2c: {
    valued:
      "-d --dir -o --out -s --split -x --max-connection-per-server -j --max-concurrent-downloads -i --input-file -k --min-split-size -t --timeout -U --user-agent --header --checksum",
  },
  tar: {
    valued:
      "-f --file -C --directory -X --exclude-from -T --files-from -b --blocking-factor -g --listed-incremental -H --format -I --use-compress-program -K --starting-file -L --tape-length -N --newer -V --label --exclude --strip --transform --xform --owner --group --mode --mtime --one-top-level --checkpoint-action --to-command --add-file",
    bareLetters: true,
  },
  unzip: { valued: "-d -x -P" },
  ar: { bareLetters: true },
  "7z": { subcommands: true, singleDash: true },
  useradd: { valued: useradd },
  usermod: { valued: `${useradd} -l --login -v --add-subuids -w --add-subgids` },
  adduser: { valued: adduser },
  addgroup: { valued: "-g --gid --firstgid --lastgid --conf" },
  groupadd: { valued: "-g --gid -K --key -p --password -R --root -P --prefix -U --users" },
  groupmod: { valued: "-g --gid -n --new-name -p --password -R --root" },
  passwd: { valued: "-i --inactive -n --mindays -w --warndays -x --maxdays -R --root" },
  chpasswd: { valued: "-c --crypt-method -s --sha-rounds -R --root" },
  chown: { valued: "--from --reference" },
  chgrp: { valued: "--reference" },
  chmod: { valued: "--reference" },
  chsh: { valued: "-s --shell" },
  ln: { valued: "-S --suffix -t --target-directory" },
  cp: { valued: "-S --suffix -t --target-directory" },
  mv: { valued: "-S --suffix -t --target-directory" },
  mkdir: { valued: "-m --mode" },
  install: { valued: "-g --group -m --mode -o --owner -S --suffix -t --target-directory" },
  touch: { valued: "-d --date -r --reference -t" },
  sed: { valued: "-e --expression -f --file -l --line-length" },
  grep: {
    valued:
      "-e --regexp -f --file -m --max-count -A --after-context -B --before-context -C --context --include --exclude --exclude-dir -d -D",
  },
  sort: { valued: "-k --key -t --field-separator -o --output -S --buffer-size -T --temporary-directory" },
  head: { valued: "-n --lines -c --bytes" },
  tail: { valued: "-n --lines -c --bytes -s --sleep-interval --pid" },
  cut: { valued: "-d --delimiter -f --fields -c --characters -b --bytes --output-delimiter" },
  xargs: { valued: "-a --arg-file -d --delimiter -E -I -L -n --max-args -P --max-procs -s --max-chars --process-slot-var" },
  find: {
    valued:
      "-name -iname -path -ipath -wholename -regex -iregex -type -maxdepth -mindepth -mtime -mmin -ctime -atime -newer -size -user -group -perm -printf -fprintf -uid -gid -lname -links -inum -samefile -fstype -regextype",
    singleDash: true,
  },
  ssh: { valued: "-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w" },
  scp: { valued: "-c -F -i -J -l -o -P -S -X" },
  rsync: {
    valued: "-e --rsh -f --filter --exclude --include --exclude-from --include-from --files-from --chown --chmod --bwlimit --timeout -B -T",
  },
  "ssh-keyscan": { valued: "-p -t -T -f" },
  gpg: {
    valued:
      "--keyserver --homedir --keyring -o --output --default-key -r --recipient --keyserver-options --passphrase --passphrase-fd --import-options --export-options --primary-keyring --secret-keyring --trust-model",
  },
  openssl: { subcommands: true, singleDash: true },
  make: { valued: "-C --directory -f --file --makefile -I --include-dir -o --old-file -W --what-if --eval" },
  cmake: { valued: "-S -B -D -G -C -U -T -A --build --install --target -j --parallel --config --prefix --preset" },
  python: { valued: "-c -m -W -X" },
  perl: { valued: "-e -E -I -M" },
  node: { valued: "-e --eval -p --print -r --require --import -C --conditions --env-file --loader" },
  java: {
    valued: "-cp -classpath --class-path -p --module-path -m --module -jar --add-modules --add-opens --add-exports",
    singleDash: true,
  },
  mvn: { valued: "-f --file -P --activate-profiles -pl --projects -s --settings -gs -T --threads -t -D -l --log-file -rf" },
  gradle: { valued: "-p --project-dir -b --build-file -I --init-script -g --gradle-user-home -P -D -x --exclude-task -c --settings-file" },
  su: { valued: "-c --command -g --group -G --supp-group -s --shell -w --whitelist-environment" },
  runuser: { valued: "-c --command -g --group -G --supp-group -s --shell -u --user -w --whitelist-environment" },
  "update-alternatives": { valued: "--altdir --admindir --log" },
  "docker-php-ext-install": { valued: "-j" },
  pecl: { valued: "-d -D --configureoptions", subcommands: true },
};

const none: CommandOptions = { valued: new Set(), subcommands: false, singleDash: false, bareLetters: false, abbreviated: undefined };

const table = new Map<string, CommandOptions>(
  Object.entries(rows).map(([name, { valued, subcommands = false, singleDash = false, bareLetters = false, abbreviatedFlags }]) => [
    name,
    {
      valued: new Set(valued?.split(" ")),
      ...{ subcommands, singleDash, bareLetters },
      abbreviated: abbreviatedFlags === undefined ? undefined : `${valued} ${abbreviatedFlags}`.split(" "),
    },
  ]),
);

/** Options of a command by its name; of a command that is not in the table none takes the next word. */
export const commandOptions = (program: string): CommandOptions => table.get(program) ?? none;
