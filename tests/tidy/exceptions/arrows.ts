// Arrows of today that the table "may use" of ARCHITECTURE.md does not allow: "file → what it uses".
// None may come.
export const allowed: readonly string[] = [
  // Scenes that several rooms are tested and previewed with.
  "console/fixture_corrections.ts → display/fixtures_cases",
  "console/fixture_corrections.ts → display/fixtures_corrected",
  "console/fixture_paper.ts → display/fixtures_cases",
  "console/fixture_steps.ts → display/fixtures_cases",
  "console/fixture_timer.ts → display/fixture_screens",
  "console/fixture_watch.ts → display/fixtures_cases",
  "console/fixtures.ts → display/fixtures",
  "console/fixtures.ts → display/fixtures_cases",
  "console/pages/verify/hand.test.tsx → display/fixtures_cases",
  "console/prepare/fixtures.ts → display/fixtures",
  "console/steps/steps.test.ts → display/fixtures_cases",
  "judge_client/web/fixtures.ts → display/fixtures_cases",
  "judge_client/web/fixtures.ts → display/fixtures_day",
  "web_kit/correction.test.tsx → display/fixtures_cases",
  "web_kit/figures_words.test.ts → display/fixtures_cases",
];
