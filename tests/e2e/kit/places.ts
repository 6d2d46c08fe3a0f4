// Where the tests find what was built, and where they leave what they made.
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..", "..");
export const build = process.env["TINGFEN_BUILD"] ?? join(root, "build", "release");
export const program = join(build, "tingfen");
export const clocked = join(build, "tingfen_clocked"); // Serves by a clock that a test moves ahead.
export const builtPages = join(build, "pages");
export const screens = join(build, "screens"); // Pictures to be looked at by a person.

// What there is to see of a test that failed (failures.ts): a folder a file, in it one a test.
export const failures = join(build, "failures");
