// A base image that does not exist for the platform that FROM asks for.
import { imageKey } from "../../facts";
import { plainImageName } from "../../knowledge/baseImages";
import { platformsOf } from "../../knowledge/imagePlatforms";
import { defineRule } from "../rule";

/** `linux/arm64/v8` and `linux/arm64` are one. */
const plain = (platform: string): string => platform.toLowerCase().replace(/^(linux\/arm64)\/v8$/, "$1");

export default defineRule({
  id: "wrong-base-platform",
  aliases: ["InvalidBaseImagePlatform"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `FROM --platform=…` with an image that is not published for that platform.",
    why: "The build stops, or an image for another processor is taken and its programs do not start: “exec format error”.",
    bad: "FROM --platform=linux/s390x mcr.microsoft.com/mssql/server:2022-latest\n",
    good: "FROM --platform=linux/amd64 mcr.microsoft.com/mssql/server:2022-latest\n",
    differs:
      "BuildKit asks the registry. Without such an answer only images are reported that are known to exist for one platform alone; the others stay silent here, " +
      "and BuildKit reports them when it builds.",
  },
  messages: { missing: "{image} is not published for {platform}, only for {platforms}. Choose one of these, or another image" },
  *check(file) {
    for (const { platform, resolvedImage, parent } of file.stages) {
      if (parent || !resolvedImage || !platform?.valueSpan || platform.value === undefined || platform.value.includes("$")) continue;
      const wanted = plain(platform.value.includes("/") ? platform.value : `linux/${platform.value}`);
      const answers = file.facts.images;
      const answer = answers?.get(imageKey(resolvedImage.text, platform.value)) ?? answers?.get(resolvedImage.text);
      const offered = answer?.platforms ?? platformsOf(plainImageName(resolvedImage), resolvedImage.tag ?? "latest");
      if (!offered || offered.some((each) => plain(each) === wanted || plain(each).startsWith(`${wanted}/`))) continue;
      yield {
        at: platform.valueSpan,
        says: ["missing", { image: resolvedImage.text, platform: platform.value, platforms: offered.join(", ") }],
      };
    }
  },
});
