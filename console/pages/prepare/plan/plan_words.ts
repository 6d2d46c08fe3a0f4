// What the choices of a plan are called. Pure.
import {
  Announcement_When as When,
  Component_Counted as Counted,
  HallLook_Theme as Theme,
  Identify_By as Identify,
  ReleaseStep_By as By,
  Rounding_Mode as Mode,
} from "../../../../web_kit/generated/proto/plan_pb";
import { t, type Key } from "../../../../web_kit/i18n/i18n";

const whenKeys: Readonly<Record<When, Key | null>> = {
  [When.WHEN_UNSPECIFIED]: null,
  [When.AT_ONCE]: "prepare.when.at_once",
  [When.LAG_BY_ONE]: "prepare.when.lag_by_one",
  [When.AFTER_FIRST]: "prepare.when.after_first",
  [When.AT_END]: "prepare.when.at_end",
};

export function announcementWords(when: When | undefined): string {
  const key = whenKeys[when ?? When.WHEN_UNSPECIFIED];
  return key === null ? "" : t(key);
}

export interface Choice {
  value: string; // As a plan's file writes it.
  words: string;
}

export function whenChoices(): Choice[] {
  return [When.AT_ONCE, When.LAG_BY_ONE, When.AFTER_FIRST, When.AT_END].map((when) => ({
    value: When[when],
    words: announcementWords(when),
  }));
}

export function themeChoices(): Choice[] {
  return [
    { value: Theme[Theme.BLUE], words: t("prepare.theme.blue") },
    { value: Theme[Theme.RED], words: t("prepare.theme.red") },
  ];
}

export function identifyChoices(): Choice[] {
  return [
    { value: Identify[Identify.NUMBER], words: t("prepare.identify.number") },
    { value: Identify[Identify.NAME], words: t("prepare.identify.name") },
  ];
}

export function countedChoices(): Choice[] {
  return [
    { value: Counted[Counted.SCALED], words: t("prepare.counted.scaled") },
    { value: Counted[Counted.AS_IT_STANDS], words: t("prepare.counted.as_it_stands") },
    { value: Counted[Counted.BEYOND_FULL_MARK], words: t("prepare.counted.beyond") },
  ];
}

export function roundingChoices(): Choice[] {
  return [
    { value: Mode[Mode.HALF_UP], words: t("prepare.rounding.half_up") },
    { value: Mode[Mode.TRUNCATE], words: t("prepare.rounding.truncate") },
  ];
}

export const releaseOrder: readonly By[] = [By.VERIFIER, By.CHIEF, By.SUPERVISOR];
