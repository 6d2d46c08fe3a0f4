// Rules of today by a class that all pages share, by room. None may come.
import type { Exceptions } from "../reading/ratchet.ts";

export const allowed: Exceptions = {};
