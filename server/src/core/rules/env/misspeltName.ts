// Whether a variable that an unknown image may set is more likely a misspelt name of this file.
import { nearestName } from "../../text/nearest";

/** Names that images set, so that one of these on an image that is not known means just that. */
const ofImages = /^(?:HOME|USER|PATH|LANG|PORTS?|HOSTS?|HOSTNAME|TZ|TERM|SHELL|PWD|\w+_HOME|\w+_VERSION|\w+_DIR|\w+_PATH)$/;

/** On an image that is not known only a name that can be nothing else: one letter, in a name of some length. */
export const isMisspelt = (name: string, near: string): boolean =>
  !ofImages.test(name) && name.length >= 5 && nearestName(name, [near], 1) === near && `${name}S` !== near && `${near}S` !== name;
