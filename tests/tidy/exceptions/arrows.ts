// Arrows of today that the table "may use" of ARCHITECTURE.md does not allow: "file → what it uses".
// None may come.
export const allowed: readonly string[] = [];
