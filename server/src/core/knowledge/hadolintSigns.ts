// By which words hadolint's rules go where the rules here know more: without these words in an instruction, hadolint has nothing to say of it.

/** All of `all` stand in the text, and not as many of `instead` as of `each`. */
export interface Signs {
  readonly all: readonly RegExp[];
  readonly each?: RegExp;
  readonly instead?: RegExp;
}

const installs = /\b(?:install|update|upgrade)\b/g;

/**
 * Of an instruction with a command line, by hadolint's code. Source: hadolint 2.12.0, 2.14.0 and 2.15.1 over some thousand real Dockerfiles.
 * What one of them reports counts: many projects have 2.12.0 pinned, others take the newest.
 */
export const hadolintSigns: Readonly<Record<string, Signs>> = {
  DL3009: { all: [/\bapt/], each: /\bupdate\b/g, instead: /\brm -rf \/var\/lib\/apt\/lists\/\*/g },
  DL3015: { all: [/\bapt/], each: /\binstall\b/g, instead: /--no-install-recommends\b/g },
  DL3016: { all: [/\bnpm\b/, /\bi(?:nstall)?\b/, /\/\/|git|\$/] },
  DL3018: { all: [/\bapk\b/, /\badd\b/, /~/] },
  DL3019: { all: [/\bapk\b/], each: /\badd\b/g, instead: /--no-cache\b/g },
  DL3020: { all: [/\$/] },
  DL3028: { all: [/\bgem\b/, /\binstall\b/] },
  DL3033: { all: [/\byum\b/, /\binstall\b/] },
  DL3040: { all: [/dnf\b/], each: installs, instead: /\bclean all\b/g },
  DL3041: { all: [/dnf\b/, /\binstall\b/] },
  DL3042: { all: [/\bpip/], each: /\binstall\b/g, instead: /--no-cache-dir\b/g },
  DL3046: { all: [/\buseradd\b/] },
  DL3047: { all: [/\bwget\b/] },
  DL3062: { all: [/\bgo\b/] },
  SC1007: { all: [/= /] },
  SC1083: { all: [/[{}]/] },
  SC2005: { all: [/\becho\b/] },
  SC2006: { all: [/`/] },
  SC2010: { all: [/\bls\b/] },
  SC2011: { all: [/\bls\b/] },
  SC2012: { all: [/\bls\b/] },
  SC2016: { all: [/'/, /[$`]/] },
  SC2021: { all: [/\btr\b/] },
  SC2024: { all: [/\bsudo\b/] },
  SC2028: { all: [/\becho\b/, /\\/] },
  SC2035: { all: [/[*?]/] },
  SC2038: { all: [/\bfind\b/] },
  SC2043: { all: [/\bfor\b/] },
  SC2046: { all: [/\$\(|`/] },
  SC2060: { all: [/\btr\b/] },
  SC2061: { all: [/\bfind\b/] },
  SC2062: { all: [/grep/] },
  SC2086: { all: [/\$/] },
  SC2115: { all: [/\brm\b/] },
  SC2154: { all: [/\$/] },
  SC2155: { all: [/\b(?:export|local|declare|readonly|typeset)\b/] },
  SC2164: { all: [/\b(?:cd|pushd|popd)\b/] },
  SC2185: { all: [/\bfind\b/] },
  SC2188: { all: [/>/] },
  SC2196: { all: [/\begrep\b/] },
  SC2197: { all: [/\bfgrep\b/] },
  SC2226: { all: [/\bln\b/] },
};

/**
 * What 2.12.0 reports and 2.14.0 does not, in the text that the code is about: `COPY --from` a stage by its number, and a label's key with
 * one of these. (`FROM $IMAGE` is DL3006 in 2.12.0 alone; a `~` behind a package of apk is no version before 2.15; SC1091, SC2002, SC2015,
 * SC2236, SC3010 and DL3005 were given up, and no rule here has them.)
 */
export const olderReports = { DL3022: /^\d+$/, DL3048: /[_/]/ } as const;

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** hadolint may speak of a command line that is written so. */
export const hasSigns = ({ all, each, instead }: Signs, text: string): boolean =>
  all.every((sign) => sign.test(text)) && (!each || !instead || count(text, each) > count(text, instead));
