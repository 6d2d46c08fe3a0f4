// A class of button.module.css as pages have it: button_wide. No two such files have one name.
import { basename } from "node:path";

export const scopedName = (local: string, path: string): string =>
  `${basename(path.replace(/\?.*$/, ""), ".module.css")}_${local}`;
