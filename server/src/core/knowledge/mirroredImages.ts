// Docker's official images behind a registry that hands on those of Docker Hub, as far as its host or its path says that it does.
import { distributionOfTag } from "./distributions";
import { isOfficialImage } from "./officialImages";

/** `docker.mirror.hashicorp.services`, `hub-mirror.c.163.com`, `dockerhub.example.com`, `dockerproxy.net`; not `github.…`. */
const mirrorHost = /(?:^|[.-])(?:docker[-.]?)?(?:hub|mirrors?|proxy|cache)(?:[.:-]|$)|^docker\.m\./;
/** Repositories of Artifactory, Nexus, Harbor, pull-through rules: `docker-remote`, `dockerhub-proxy`, `docker.io`. */
const mirrorFolder =
  /^(?:docker[-_.]?(?:io|hub|remote|proxy|cache|mirror)(?:[-_](?:remote|proxy|cache|mirror))?|hub[-_](?:proxy|mirror)|(?:proxy|mirror)[-_]docker(?:[-_]?hub)?)$/;
/** The form that tags of official images have; somebody's own image of the name is called `main`, `acme-20`, a commit. */
const ownNumber = /^(?:\d{1,2}|20[12]\d)(?:\.\d+){0,3}(?:[-_+u]|rc|beta|$)|^(?:latest|stable|lts|current|mainline|edge|slim)(?:-|$)/;

const isOfficialTag = (tag: string | undefined): boolean =>
  tag === undefined || ownNumber.test(tag) || distributionOfTag(tag)?.release !== undefined || /^(?:alpine|musl)$/.test(tag);

/** The name on Docker Hub; undefined: it may be anybody's image. */
export function mirroredImage(registry: string, repository: string, tag: string | undefined): string | undefined {
  const folders = repository.split("/");
  const name = folders.pop() ?? "";
  if (folders.at(-1) === "library") folders.pop();
  const parent = folders.at(-1);
  const isMirror = parent === undefined ? mirrorHost.test(registry) : mirrorFolder.test(parent);
  return isMirror && isOfficialImage(name) && isOfficialTag(tag) ? name : undefined;
}
