// Circles of today between rooms. None may come.
export const allowed: readonly string[] = [];
