// Rules of today by a class that all pages share, by room. They may only become fewer.
import type { Exceptions } from "../reading/ratchet.ts";

export const allowed: Exceptions = {
  // What is printed beside a page (print.css).
  web_kit: 6,
};
