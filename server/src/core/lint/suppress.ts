// Which findings the comments of a file silence.
import { rules } from "../rules";
