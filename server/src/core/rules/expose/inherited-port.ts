// EXPOSE of a port that the base image exposes already.
import { imagePorts } from "../../knowledge/imagePorts";
import { imageBelow } from "../../model/baseImage";
import { defineRule } from "../rule";
import { portOf } from "./port";

export default defineRule({
  id: "inherited-port",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `EXPOSE` of a port that the base image is known to expose already.",
    why: "Exposed ports are inherited, so the line changes nothing.",
    bad: "FROM nginx:1.27\nEXPOSE 80\n",
    good: "FROM nginx:1.27\n",
    whenNot: "You want readers to see the port.",
  },
  messages: { inherited: "{image} exposes {port} already" },
  on: ["EXPOSE"],
  *checkInstruction(instruction, { scope, stage }) {
    const image = imageBelow(stage);
    const ofTable = image && Object.hasOwn(imagePorts, image.name) ? imagePorts[image.name] : undefined;
    const ports = stage?.baseImage?.told?.ports ?? ofTable;
    if (!image || !ports) return;
    for (const word of instruction.words) {
      if (ports.includes(portOf(word, scope) ?? ""))
        yield { at: word.span, says: ["inherited", { image: image.name, port: word.text }], tag: "unnecessary" };
    }
  },
});
