// When releases of distributions, languages and data stores got, or get, their last security fix.
import { imageTable } from "./imageTable";

/** The day on which the dates below were read: what ends later is not reported until the table is renewed. */
export const asOf = "2026-11-22";

export interface LifeCycle {
  /** As people call it. */
  readonly product: string;
  /** Image names that carry the version in their tag. */
  readonly images: readonly string[];
  /** How many numbers of the tag make a release: `18` of `18.19.0`, `3.9` of `3.9.1`. */
  readonly parts: 1 | 2;
  /** A release that is maintained, to move to. */
  readonly current: string;
  /** ISO date of the last day with free security fixes. */
  readonly ends: Readonly<Record<string, string>>;
}

/** By the family of the distribution. Source: endoflife.date, debian.org (LTS), ubuntu.com (standard support), alpinelinux.org, fedoraproject.org. */
export const distributionLife: Readonly<Record<string, Pick<LifeCycle, "product" | "current" | "ends">>> = {
  debian: {
    product: "Debian",
    current: "13",
    ends: { "6": "2016-02-29", "7": "2018-05-31", "8": "2020-06-30", "9": "2022-06-30", "10": "2024-06-30", "11": "2026-08-31" },
  },
  ubuntu: {
    product: "Ubuntu",
    current: "26.04",
    ends: {
      "10.04": "2013-05-09",
      "12.04": "2017-04-28",
      "13.10": "2014-07-17",
      "14.04": "2019-04-30",
      "14.10": "2015-07-23",
      "15.04": "2016-02-04",
      "15.10": "2016-07-28",
      "16.04": "2021-04-30",
      "16.10": "2017-07-20",
      "17.04": "2018-01-13",
      "17.10": "2018-07-19",
      "18.04": "2023-05-31",
      "18.10": "2019-07-18",
      "19.04": "2020-01-23",
      "19.10": "2020-07-17",
      "20.04": "2025-05-31",
      "20.10": "2021-07-22",
      "21.04": "2022-01-20",
      "21.10": "2022-07-14",
      "22.10": "2023-07-20",
      "23.04": "2024-01-25",
      "23.10": "2024-07-11",
      "24.10": "2025-07-10",
      "25.04": "2026-01-17",
      "25.10": "2026-07-01",
    },
  },
  alpine: {
    product: "Alpine",
    current: "3.24",
    ends: {
      "2.6": "2015-05-01",
      "2.7": "2015-11-01",
      "3.1": "2016-11-01",
      "3.2": "2017-05-01",
      "3.3": "2017-11-01",
      "3.4": "2018-05-01",
      "3.5": "2018-11-01",
      "3.6": "2019-05-01",
      "3.7": "2019-11-01",
      "3.8": "2020-05-01",
      "3.9": "2020-11-01",
      "3.10": "2021-05-01",
      "3.11": "2021-11-01",
      "3.12": "2022-05-01",
      "3.13": "2022-11-01",
      "3.14": "2023-05-01",
      "3.15": "2023-11-01",
      "3.16": "2024-05-23",
      "3.17": "2024-11-22",
      "3.18": "2025-05-09",
      "3.19": "2025-11-01",
      "3.20": "2026-04-01",
      "3.21": "2026-11-01",
    },
  },
  fedora: {
    product: "Fedora",
    current: "44",
    ends: {
      "20": "2015-06-23",
      "21": "2015-12-01",
      "22": "2016-07-19",
      "23": "2016-12-20",
      "24": "2017-08-08",
      "25": "2017-12-12",
      "26": "2018-05-29",
      "27": "2018-11-30",
      "28": "2019-05-28",
      "29": "2019-11-26",
      "30": "2020-05-26",
      "31": "2020-11-24",
      "32": "2021-05-25",
      "33": "2021-11-30",
      "34": "2022-06-07",
      "35": "2022-12-13",
      "36": "2023-05-16",
      "37": "2023-12-05",
      "38": "2024-05-21",
      "39": "2024-11-26",
      "40": "2025-05-13",
      "41": "2025-12-15",
      "42": "2026-05-13",
    },
  },
};

/** Source: endoflife.date and the projects' own release pages, read on the day above. Where only the month is known, its last day. */
const products: readonly LifeCycle[] = [
  {
    product: "Node.js",
    images: ["node"],
    parts: 1,
    current: "24",
    ends: {
      "0": "2016-12-31",
      "4": "2018-04-30",
      "5": "2016-06-30",
      "6": "2019-04-30",
      "7": "2017-06-30",
      "8": "2019-12-31",
      "9": "2018-06-30",
      "10": "2021-04-30",
      "11": "2019-06-30",
      "12": "2022-04-30",
      "13": "2020-06-01",
      "14": "2023-04-30",
      "15": "2021-06-01",
      "16": "2023-09-11",
      "17": "2022-06-01",
      "18": "2025-04-30",
      "19": "2023-06-01",
      "20": "2026-04-30",
      "21": "2024-06-01",
      "23": "2025-06-01",
    },
  },
  {
    product: "Python",
    images: ["python"],
    parts: 2,
    current: "3.14",
    ends: {
      "2.7": "2020-01-01",
      "3.3": "2017-09-29",
      "3.4": "2019-03-18",
      "3.5": "2020-09-30",
      "3.6": "2021-12-23",
      "3.7": "2023-06-27",
      "3.8": "2024-10-07",
      "3.9": "2025-10-31",
      "3.10": "2026-10-31",
    },
  },
  {
    product: "PHP",
    images: ["php"],
    parts: 2,
    current: "8.4",
    ends: {
      "5.3": "2014-08-14",
      "5.4": "2015-09-03",
      "5.5": "2016-07-21",
      "5.6": "2018-12-31",
      "7.0": "2019-01-10",
      "7.1": "2019-12-01",
      "7.2": "2020-11-30",
      "7.3": "2021-12-06",
      "7.4": "2022-11-28",
      "8.0": "2023-11-26",
      "8.1": "2025-12-31",
    },
  },
  {
    product: "Ruby",
    images: ["ruby"],
    parts: 2,
    current: "3.4",
    ends: {
      "1.9": "2015-02-23",
      "2.0": "2016-02-24",
      "2.1": "2017-03-31",
      "2.2": "2018-03-31",
      "2.3": "2019-03-31",
      "2.4": "2020-03-31",
      "2.5": "2021-03-31",
      "2.6": "2022-04-12",
      "2.7": "2023-03-31",
      "3.0": "2024-04-23",
      "3.1": "2025-03-31",
      "3.2": "2026-03-31",
    },
  },
  {
    product: ".NET",
    images: ["mcr.microsoft.com/dotnet/*", "mcr.microsoft.com/dotnet/core/*"],
    parts: 2,
    current: "10.0",
    ends: {
      "2.1": "2021-08-21",
      "2.2": "2019-12-23",
      "3.0": "2020-03-03",
      "3.1": "2022-12-13",
      "5.0": "2022-05-10",
      "6.0": "2024-11-12",
      "7.0": "2024-05-14",
      "8.0": "2026-11-10",
      "9.0": "2026-11-10",
    },
  },
  {
    product: "PostgreSQL",
    images: ["postgres"],
    parts: 1,
    current: "18",
    ends: {
      "9": "2021-11-11",
      "9.0": "2015-10-08",
      "9.1": "2016-10-27",
      "9.2": "2017-11-09",
      "9.3": "2018-11-08",
      "9.4": "2020-02-13",
      "9.5": "2021-02-11",
      "9.6": "2021-11-11",
      "10": "2022-11-10",
      "11": "2023-11-09",
      "12": "2024-11-21",
      "13": "2025-11-13",
      "14": "2026-11-12",
    },
  },
  {
    // Stable until the next stable branch, mainline until the next mainline one.
    product: "nginx",
    images: ["nginx", "nginxinc/nginx-unprivileged"],
    parts: 2,
    current: "1.30",
    ends: {
      "1.8": "2016-04-26",
      "1.9": "2016-05-24",
      "1.10": "2017-04-12",
      "1.11": "2017-04-25",
      "1.12": "2018-04-17",
      "1.13": "2018-06-05",
      "1.14": "2019-04-23",
      "1.15": "2019-05-21",
      "1.16": "2020-04-21",
      "1.17": "2020-05-26",
      "1.18": "2021-04-20",
      "1.19": "2021-05-25",
      "1.20": "2022-05-24",
      "1.21": "2022-06-21",
      "1.22": "2023-04-11",
      "1.23": "2023-05-23",
      "1.24": "2024-04-23",
      "1.25": "2024-05-29",
      "1.26": "2025-04-23",
      "1.27": "2025-06-24",
      "1.28": "2026-04-14",
      "1.29": "2026-05-13",
    },
  },
  {
    product: "MySQL",
    images: ["mysql"],
    parts: 2,
    current: "8.4",
    ends: { "5.5": "2018-12-31", "5.6": "2021-02-28", "5.7": "2023-10-31", "8.0": "2026-04-30" },
  },
];

/**
 * Go: a release ends when the second one after it appears, twice a year. All before this minor release of Go 1 have ended.
 * Source: go.dev/doc/devel/release; 1.26 came in February 2026.
 */
export const oldestGo = 25;
/** The newest odd release: what follows an older one. Source: nginx.org/en/CHANGES. */
export const nginxMainline = "1.31";

/** By the image's name, as `plainImageName` gives it. */
export const productLife = imageTable(products.flatMap((life) => life.images.map((image) => [image, life] as const)));
