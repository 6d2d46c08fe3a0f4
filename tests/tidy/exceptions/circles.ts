// Circles of today between rooms. None may come.
export const allowed: readonly string[] = [
  // Tests of web_kit take the figures of display's fixtures.
  "display/ ↔ web_kit/",
];
